/** The six demo miners at GitHub: invented people with invented numbers. Their keys are `//Miner//N`. */
export interface Player {
  readonly index: number;
  readonly githubId: number;
  readonly login: string;
}

const LOGINS = ['ada-lancer', 'brook-gauntlet', 'cole-visor', 'dara-pennant', 'ezra-saddle', 'finn-herald'] as const;
const FIRST_ID = 210_000_001;

export const PLAYERS: readonly Player[] = LOGINS.map((login, index) => ({ index, login, githubId: FIRST_ID + index }));

/** Somebody who solves an issue without competing for it. */
export const PASSER_BY = { githubId: FIRST_ID + 100, login: 'gil-passerby' } as const;

export const playerById = (githubId: bigint): Player | undefined => PLAYERS.find((it) => BigInt(it.githubId) === githubId);
