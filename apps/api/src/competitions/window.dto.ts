import { BlockNumber, Int, Time, Word } from '../wire/fields.ts';
import { PHASE_WORDS, type PhaseWord } from '../wire/words.ts';

/** The course of a competition, fixed when it started. Times are chain times; GitHub's times are compared with them. */
export class CompetitionWindow {
  @BlockNumber('It started in this block.', 5000)
  startBlock!: number;
  @Time('It started at this chain time.')
  startedAt!: string;
  @BlockNumber('From this block on pull requests count.', 5072)
  opensBlock!: number;
  @Time('Pull requests created from here on count.')
  opensAt!: string;
  @BlockNumber('Last block at which a new pull request counts.', 5324)
  closesBlock!: number;
  @Time('Pull requests created up to here count.')
  closesAt!: string;
  @BlockNumber('Last block whose merges count.', 5756)
  resolvesBlock!: number;
  @Time('Merges up to here count.')
  resolvesAt!: string;
  @BlockNumber('Undecided after this block, the competition is void.', 6008)
  expiresBlock!: number;
  @Int('Milliseconds of a block by the contract: for a countdown between blocks.', 1000, { minimum: 1 })
  msPerBlock!: number;
  @Word(
    'Where the competition stands at `asOf.block`. Locked: pull requests do not count yet; review: they no longer do; decided: the challenge window; reopened: a challenge passed and validators vote again; holdback: the winner has the first part; final: nothing can happen any more.',
    PHASE_WORDS,
    'submitting',
  )
  phase!: PhaseWord;
}
