import { Column, Entity, PrimaryColumn } from 'typeorm';
import { optional, text, u32, u64 } from '../columns.ts';
import { Origin } from '../origin.ts';

/** A miner: the link of a hotkey to a coldkey and a GitHub id, claimed by the hotkey and bound by a vote. `…At` are blocks. */
@Entity('identity')
export class Identity extends Origin {
  @PrimaryColumn(text)
  hotkey!: string;

  @Column(text)
  coldkey!: string;

  @Column(u64)
  githubId!: bigint;

  /** Where the public proof stands (a gist). */
  @Column(text)
  proofRef!: string;

  @Column(u32)
  claimedAt!: number;

  /** Null while validators have not bound the claim. */
  @Column({ ...u32, ...optional })
  boundAt!: number | null;
}
