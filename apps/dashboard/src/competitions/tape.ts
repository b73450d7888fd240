import type { HeadToHead, MatchupSide } from '../api/model';
import { formatAlpha, parseRao } from '../units/alpha';
import { formatRating, formatRatingChange } from '../units/rating';

/** One mirrored row of the tale of the tape. `size` is the length of each bar, 0..100, on a scale both share. */
export interface TapeRow {
  readonly label: string;
  readonly field: { readonly a: string; readonly b: string };
  readonly a: string;
  readonly b: string;
  readonly size: { readonly a: number; readonly b: number } | null;
  readonly better: 'a' | 'b' | null;
}

interface Measure {
  readonly label: string;
  readonly field: TapeRow['field'];
  readonly show: (value: bigint) => string;
  /** Where bars begin. */
  readonly floor?: bigint;
  readonly lowWins?: boolean;
}

const plain = (value: bigint): string => value.toString();

const both = (field: string): TapeRow['field'] => ({ a: field, b: field });

const row = ({ label, field, show, floor = 0n, lowWins = false }: Measure, a: bigint, b: bigint): TapeRow => {
  const [x, y] = [a - floor, b - floor].map((value) => (value < 0n ? 0n : value)) as [bigint, bigint];
  const longest = x > y ? x : y;
  const part = (value: bigint): number => (longest === 0n ? 0 : Number((value * 100n) / longest));
  const better = a === b ? null : a > b !== lowWins ? 'a' : 'b';
  return { label, field, a: show(a), b: show(b), size: { a: part(x), b: part(y) }, better };
};

/** What is at stake is no strength of either side: no bar, nobody better. */
const stake = (label: string, field: string, a: number, b: number): TapeRow => ({
  label,
  field: both(field),
  a: formatRatingChange(a),
  b: formatRatingChange(b),
  size: null,
  better: null,
});

// Ratings live around 1500: bars drawn from zero would all look alike.
const RATING_FLOOR = 1_000_000n;

/** The comparable facts of two miners, in the order a person asks for them. */
export const tapeOf = (a: MatchupSide, b: MatchupSide, meetings: HeadToHead): TapeRow[] => {
  const compare = (measure: Measure, of: (side: MatchupSide) => number): TapeRow => row(measure, BigInt(of(a)), BigInt(of(b)));
  const rating = (value: bigint): string => formatRating(Number(value));
  return [
    compare({ label: 'Rating', field: both('SideRating.before'), show: rating, floor: RATING_FLOOR }, (side) => side.rating.before),
    compare({ label: 'Rated duels', field: both('SideRating.results'), show: plain }, (side) => side.rating.results),
    compare({ label: 'Won', field: both('ResultCounts.wins'), show: plain }, (side) => side.record.wins),
    compare({ label: 'Lost', field: both('ResultCounts.losses'), show: plain, lowWins: true }, (side) => side.record.losses),
    compare({ label: 'Both failed', field: both('ResultCounts.bothFailed'), show: plain, lowWins: true }, (side) => side.record.bothFailed),
    compare({ label: 'Own faults', field: both('ResultCounts.faults'), show: plain, lowWins: true }, (side) => side.record.faults),
    compare({ label: 'Strikes', field: both('MatchupSide.strikes'), show: plain, lowWins: true }, (side) => side.strikes),
    row(
      { label: 'Head to head', field: { a: 'HeadToHead.winsA', b: 'HeadToHead.winsB' }, show: plain },
      BigInt(meetings.winsA),
      BigInt(meetings.winsB),
    ),
    row(
      { label: 'Alpha won', field: both('MatchupSide.earned'), show: (value) => `${formatAlpha(value, 2)} α` },
      parseRao(a.earned),
      parseRao(b.earned),
    ),
    stake('If it wins', 'SideRating.ifWin', a.rating.ifWin, b.rating.ifWin),
    stake('If it loses', 'SideRating.ifLoss', a.rating.ifLoss, b.rating.ifLoss),
  ];
};
