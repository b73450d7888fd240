import type { Player, PlayerRating, Ratings } from '@joust/elo';

const HEADER = row(['player', 'rating', 'effective', 'results', 'performance', 'strikes']);

/** Ratings for people: points with three places, performance in percent. */
export const tableOf = ({ players, house }: Ratings, anchor: number, hash: string): string[] => [
  ...(players.size === 0 ? [] : [HEADER, ...[...players].map(([player, rating]) => lineOf(player, rating))]),
  `${players.size} players at block ${anchor}; the house took ${points(house)}; hash ${hash}.`,
];

const lineOf = (player: Player, { rating, effective, results, ema, strikes }: PlayerRating): string =>
  row([String(player), points(rating), points(effective), String(results), `${((ema * 100) / 65_536).toFixed(1)} %`, String(strikes)]);

const points = (milli: number): string => (milli / 1000).toFixed(3);

function row(cells: readonly string[]): string {
  return cells.map((cell, column) => cell.padStart(column === 0 ? 20 : 11)).join('  ');
}
