import type { Random } from '../random.ts';

/** A moment at which a process is ended without a warning. */
export interface Kill {
  /** From which block of the run on the moment is waited for. */
  readonly fromBlock: number;
  /** Which process, from 0. */
  readonly victim: number;
  /** While it reads, before its `count`-th request from then on; or once its `count`-th transaction waits for a block. */
  readonly when: 'reading' | 'sent';
  readonly count: number;
}

/** Kills spread over a run of about so many blocks; every other one hits between sending and inclusion. */
export const killsOf = (random: Random, kills: number, victims: number, blocks: number): Kill[] =>
  Array.from({ length: kills }, (_, index): Kill => {
    const when = index % 2 === 0 ? 'reading' : 'sent';
    return {
      fromBlock: random.between(Math.floor((blocks * index) / (kills + 2)), Math.floor((blocks * (index + 1)) / (kills + 2))),
      victim: random.between(0, victims - 1),
      when,
      count: when === 'reading' ? random.between(1, 250) : 1,
    };
  });
