import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, json, optional, text, u32 } from '../columns.ts';
import type { ParamsInForce } from '../competitions/index.ts';

/** The contract that is indexed: what `config()` and `params()` answer and what never changes without an event. One row. */
@Entity('contract')
export class Contract {
  @PrimaryColumn(text)
  address!: string;

  @Column(text)
  codeHash!: string;

  @Column(u32)
  version!: number;

  @Column(text)
  owner!: string;

  @Column(u32)
  netuid!: number;

  /** Hotkey of the contract's neuron: a key nobody holds. */
  @Column(text)
  hotkey!: string;

  @Column(u32)
  blocksPerDay!: number;

  @Column(u32)
  msPerBlock!: number;

  /** The contract's first block. */
  @Column(u32)
  createdAt!: number;

  /** The anchor at which epochs of the present length began: anchors are `epochFrom + k * epochBlocks`. */
  @Column(u32)
  epochFrom!: number;

  @Column(u32)
  epochBlocks!: number;

  /** Whether the chain answers the availability function (36) the harvest asks. */
  @Column(flag)
  usesAvailability!: boolean;

  /** No registrations, enrolments, deposits and new pairs; votes, payments and withdrawals go on. */
  @Column(flag)
  paused!: boolean;

  /** Counts versions of the parameters from 1. */
  @Column(u32)
  paramsId!: number;

  @Column(json)
  params!: ParamsInForce;

  /** What the owner proposed (event ParamsProposed), until it comes into force. */
  @Column({ ...json, ...optional })
  proposed!: { paramsId: number; from: number; params: ParamsInForce } | null;

  /** The block these were read at. */
  @Column(u32)
  blockNumber!: number;
}
