import type { Outcome } from '@joust/elo';
import { between, chance, lognormal, normal } from '../random/draws.ts';
import { strength } from '../random/exp.ts';
import { stream } from '../random/stream.ts';
import type { Agent, AgentWorldSettings } from './types.ts';

const OPEN = 2;
const CLOSE = 9;
const RESOLVE = 21;
const EXTENDED = 35;
const NEVER = Infinity;

/** What will become of a competition; days count from its start. */
export interface Fate {
  readonly day: number;
  readonly outcome: Outcome;
  readonly cancel: boolean;
  readonly validA: boolean;
  readonly validB: boolean;
  readonly closedA: boolean;
  readonly closedB: boolean;
  readonly beatenA: boolean;
  readonly beatenB: boolean;
  /** A withdrawal before the window; the contract decides then. */
  readonly early: 'A' | 'B' | null;
  readonly withdrewA: boolean;
  readonly withdrewB: boolean;
  readonly extended: boolean;
  /** Day on which the merge is undone. */
  readonly revertedAt: number | null;
  readonly costA: number;
  readonly costB: number;
}

/** One side's pull request: when it opens, when a maintainer who does not want it closes it, and when its author gives up. */
interface Side {
  readonly opens: number;
  readonly quits: number;
  readonly leaves: number;
  readonly cost: number;
  readonly power: number;
  readonly reviewed: number;
  readonly closes: boolean;
  readonly reverts: number;
}

export interface Contender {
  readonly agent: Agent;
  /** Effective rating minus the opponent's, Elo points. */
  readonly ahead: number;
  /** Meets an identity of its own owner and lets it win. */
  readonly throws: boolean;
}

/** Draws everything that luck decides, in one order, so that the same issue has the same luck under every policy. */
export const fateOf = (settings: AgentWorldSettings, seed: number, issue: number, attempt: number, a: Contender, b: Contender): Fate => {
  const random = stream(seed, 'fate', issue, attempt);
  const ofIssue = strength(settings.difficulty + settings.difficultySd * normal(random));
  const lot = random.uniform();
  const voidedAt = chance(random, settings.voided) ? between(random, 1, 18) : NEVER;
  const abandoned = chance(random, settings.abandoned);
  const [one, other] = [sideOf(settings, seed, issue, attempt, a, abandoned), sideOf(settings, seed, issue, attempt, b, abandoned)];
  const sides = lateQuitters(one, other, a, b);
  const early = firstToLeave(sides);
  const settled = settle(settings, sides[0], sides[1], winnerOf(sides[0], sides[1], ofIssue, lot));
  const until = Math.min(voidedAt, settled.day);
  const common = { early, withdrewA: sides[0].quits <= until, withdrewB: sides[1].quits <= until, costA: one.cost, costB: other.cost };
  if (early !== null) {
    const day = Math.min(sides[0].leaves, sides[1].leaves);
    return { ...common, ...NOTHING, day, costA: early === 'A' ? 0 : 1, costB: early === 'B' ? 0 : 1 };
  }
  if (voidedAt < settled.day) return { ...common, ...NOTHING, day: voidedAt, cancel: true };
  return { ...common, ...settled, early: null };
};

const firstToLeave = ([a, b]: readonly [Side, Side]): 'A' | 'B' | null => {
  if (a.leaves === NEVER && b.leaves === NEVER) return null;
  return a.leaves <= b.leaves ? 'A' : 'B';
};

const NOTHING = {
  outcome: 'Void' as Outcome,
  cancel: false,
  validA: false,
  validB: false,
  closedA: false,
  closedB: false,
  beatenA: false,
  beatenB: false,
  extended: false,
  revertedAt: null,
};

const sideOf = (settings: AgentWorldSettings, seed: number, issue: number, attempt: number, it: Contender, abandoned: boolean): Side => {
  const { agent } = it;
  const random = stream(seed, 'side', issue, attempt, agent.index);
  const opens = chance(random, agent.delivers) ? between(random, OPEN, CLOSE) : NEVER;
  const reviewed = abandoned ? NEVER : opens + lognormal(random, settings.review, 1.1);
  const closes = chance(random, settings.closesBad);
  const temper = random.uniform();
  const reverts = chance(random, agent.reverted) ? lognormal(random, 8, 0.9) : NEVER;
  const isAfraid = agent.kind === 'rage-quitter' && it.ahead < -100 && temper < 0.7;
  const leaves = temper < 0.01 || isAfraid ? 0.5 + temper : NEVER;
  const power = it.throws ? 0 : strength(agent.skill - agent.slack);
  const cost = it.throws ? 1 : opens < NEVER ? agent.cost : agent.cost / 2;
  return { opens, quits: NEVER, leaves, cost, power, reviewed, closes, reverts };
};

/** A rage-quitter withdraws when the other's pull request is there first. */
const lateQuitters = (one: Side, other: Side, a: Contender, b: Contender): [Side, Side] => {
  const quitting = (side: Side, rival: Side, { agent }: Contender): Side =>
    agent.kind === 'rage-quitter' && rival.opens < side.opens ? { ...side, quits: rival.opens, opens: NEVER } : side;
  return [quitting(one, other, a), quitting(other, one, b)];
};

/** Luce's choice between the pull requests that exist and "none is good enough". */
const winnerOf = (a: Side, b: Side, ofIssue: number, lot: number): 'A' | 'B' | null => {
  const ofA = a.opens < NEVER ? a.power : 0;
  const ofB = b.opens < NEVER ? b.power : 0;
  const at = lot * (ofA + ofB + ofIssue);
  if (at < ofA) return 'A';
  return at < ofA + ofB ? 'B' : null;
};

type Settled = Omit<Fate, 'early' | 'withdrewA' | 'withdrewB' | 'costA' | 'costB'>;

/** The outcome by the rules of attribution (mechanism 2.5; docs/decisions/0003). */
const settle = ({ closedIsValid }: AgentWorldSettings, a: Side, b: Side, winner: 'A' | 'B' | null): Settled => {
  const won = winner === 'A' ? a : winner === 'B' ? b : null;
  const lost = winner === 'A' ? b : a;
  const mergedAt = won?.reviewed ?? NEVER;
  const closedAt = (side: Side): number => (side !== won && side.closes && winner === null ? side.reviewed : NEVER);
  const isOpen = (side: Side, at: number): boolean => side.opens <= Math.min(at, CLOSE) && closedAt(side) > Math.min(at, CLOSE);
  const isValid = (side: Side, at: number): boolean => (closedIsValid ? side.opens <= Math.min(at, CLOSE) : isOpen(side, at));
  const inReview = (side: Side, at: number): boolean => side.opens <= CLOSE && closedAt(side) > at;
  const [validA, validB] = [isValid(a, CLOSE), isValid(b, CLOSE)];
  const [closedA, closedB] = [a, b].map((side) => side.opens <= CLOSE && closedAt(side) <= CLOSE) as [boolean, boolean];
  const failed = { ...NOTHING, validA, validB, closedA, closedB };
  if (mergedAt > CLOSE && !isOpen(a, CLOSE) && !isOpen(b, CLOSE)) return { ...failed, day: CLOSE, outcome: 'BothFail' };
  const extended = mergedAt > RESOLVE && (inReview(a, RESOLVE) || inReview(b, RESOLVE));
  const limit = extended ? EXTENDED : RESOLVE;
  if (won !== null && mergedAt <= limit) {
    const alone = mergedAt > CLOSE && !isValid(lost, CLOSE);
    const isBeaten = mergedAt <= CLOSE && lost.quits === NEVER;
    const [beatenA, beatenB] = [isBeaten && lost === a, isBeaten && lost === b];
    const [byA, byB] = [isValid(a, mergedAt) || winner === 'A', isValid(b, mergedAt) || winner === 'B'];
    const revertedAt = won.reverts < NEVER ? mergedAt + won.reverts : null;
    const outcome: Outcome = `${alone || lost.quits < NEVER ? 'Walkover' : 'Win'}${winner as 'A' | 'B'}`;
    return { ...NOTHING, day: mergedAt, outcome, validA: byA, validB: byB, beatenA, beatenB, extended, revertedAt };
  }
  const open = { ...failed, day: limit, extended };
  const [reviewA, reviewB] = [inReview(a, limit), inReview(b, limit)];
  if (reviewA && reviewB) return open;
  if (reviewA && !validB) return { ...open, outcome: 'FaultB' };
  if (reviewB && !validA) return { ...open, outcome: 'FaultA' };
  return { ...open, outcome: 'BothFail' };
};
