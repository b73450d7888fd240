import type { Ballot, OutcomeTally, ValidatorRow, VotedOutcome } from '../api/model';
import { votedWords } from '../competitions/outcome-words';
import { basisPoints, formatShare, parseRao } from '../units/alpha';

/** Ballots for one and the same payload; ballots for different payloads never add up. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly payload: VotedOutcome;
  readonly side: 'a' | 'b' | null;
  readonly weight: bigint;
  readonly ballots: readonly Ballot[];
}

export interface Silent {
  readonly hotkey: string;
  readonly weight: string;
}

const sum = (of: readonly { weight: string }[]): bigint => of.reduce((total, { weight }) => total + parseRao(weight), 0n);

const heaviestFirst = (x: Choice, y: Choice): number => (x.weight === y.weight ? 0 : x.weight > y.weight ? -1 : 1);

/** The choices of a round, the heaviest first. */
export const choicesOf = (votes: readonly Ballot[]): Choice[] =>
  votes
    .filter(({ payloadHash }, index) => votes.findIndex((vote) => vote.payloadHash === payloadHash) === index)
    .map(({ payloadHash, payload }) => {
      const ballots = votes.filter((vote) => vote.payloadHash === payloadHash);
      return { key: payloadHash, label: votedWords(payload), payload, side: payload.winner, weight: sum(ballots), ballots };
    })
    .sort(heaviestFirst);

/** Validators of the whitelist that have not voted in the round. */
export const silentOf = (validators: readonly ValidatorRow[], votes: readonly Ballot[]): Silent[] =>
  validators.filter(({ hotkey }) => votes.every(({ validator }) => validator !== hotkey)).map(({ hotkey, weight }) => ({ hotkey, weight }));

const HALF_BPS = 5_000;
/** The axis ends a quarter past the threshold, or with the leader: the mark never sits on the edge. */
const AXIS_BEYOND = 1.25;

export interface Bar {
  readonly choice: Choice;
  readonly share: string;
  readonly heads: number;
  readonly segments: readonly { readonly validator: string; readonly width: number; readonly share: string }[];
}

/** Where everything sits on the axis, in percent of its length. */
export interface TallyChart {
  readonly bars: readonly Bar[];
  readonly threshold: number;
}

export const tallyChart = (choices: readonly Choice[], totalWeight: string): TallyChart => {
  const bps = (weight: bigint | string): number => basisPoints(weight, totalWeight);
  const axis = Math.max(HALF_BPS * AXIS_BEYOND, ...choices.map(({ weight }) => bps(weight)));
  return {
    threshold: (HALF_BPS / axis) * 100,
    bars: choices.map((choice) => ({
      choice,
      share: formatShare(bps(choice.weight)),
      heads: choice.ballots.length,
      segments: choice.ballots.map(({ validator, weight }) => ({
        validator,
        width: (bps(weight) / axis) * 100,
        share: formatShare(bps(weight)),
      })),
    })),
  };
};

type Needs = Pick<OutcomeTally, 'neededHeads' | 'neededWeightExclusive'>;

/**
 * What the leading choice still needs (contract.md: weight above half and `neededHeads` validators), and which silent
 * validators would each be enough alone.
 */
export const missing = (
  tally: Needs,
  choices: readonly Choice[],
  silent: readonly Silent[],
): { readonly heads: number; readonly weight: bigint; readonly anyOf: readonly string[] } => {
  const needed = parseRao(tally.neededWeightExclusive) + 1n;
  const leader = choices[0];
  const heads = Math.max(0, tally.neededHeads - (leader?.ballots.length ?? 0));
  const weight = needed > (leader?.weight ?? 0n) ? needed - (leader?.weight ?? 0n) : 0n;
  const anyOf = heads > 1 ? [] : silent.filter((validator) => parseRao(validator.weight) >= weight).map(({ hotkey }) => hotkey);
  return { heads, weight, anyOf };
};
