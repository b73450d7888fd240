import type { Player } from '@joust/elo';
import { InvalidArgumentError } from 'commander';

const MAX = { u32: 2n ** 32n - 1n, u64: 2n ** 64n - 1n };

const unsigned = (text: string, max: bigint, what: string): bigint => {
  if (!/^\d{1,20}$/.test(text) || BigInt(text) > max) throw new InvalidArgumentError(`"${text}" is not ${what}.`);
  return BigInt(text);
};

export const parseBlock = (text: string): number => Number(unsigned(text, MAX.u32, 'a block: an unsigned integer below 2^32'));

export const parseBlocksPerDay = (text: string): number => {
  const blocks = Number(unsigned(text, MAX.u32, 'a number of blocks'));
  if (blocks === 0) throw new InvalidArgumentError('"0" is not a number of blocks that a day can have.');
  return blocks;
};

/** Ids of players with commas between; none for an empty text. */
export const parsePlayers = (text: string): Player[] =>
  text.trim() === '' ? [] : text.split(',').map((id) => unsigned(id.trim(), MAX.u64, 'the id of a player: an unsigned integer below 2^64'));
