import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, json, optional, text, u32, u64 } from '../columns.ts';

/** An extrinsic as it stood in its block. `message` and `args` are decoded by the contract's metadata when it was a call of it. */
@Entity('extrinsic')
export class Extrinsic {
  @PrimaryColumn(u32)
  blockNumber!: number;

  @PrimaryColumn(u32)
  extrinsicIndex!: number;

  @Column(text)
  hash!: string;

  /** SS58; null for an inherent. */
  @Column({ ...text, ...optional })
  signer!: string | null;

  @Column(text)
  pallet!: string;

  @Column(text)
  call!: string;

  /** The contract's message, snake_case; null when the extrinsic did not call the contract. */
  @Column({ ...text, ...optional })
  message!: string | null;

  @Column(json)
  args!: Record<string, unknown>;

  @Column(flag)
  success!: boolean;

  /** Name of the dispatch or contract error; null on success. */
  @Column({ ...text, ...optional })
  error!: string | null;

  /** Fee in rao of the chain's currency; null for an inherent. */
  @Column({ ...u64, ...optional })
  fee!: bigint | null;

  @Column({ ...u32, ...optional })
  nonce!: number | null;
}
