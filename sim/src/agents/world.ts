import {
  eligibility,
  idlePenalty,
  priority,
  rate,
  ratingOf,
  type CompetitionResult,
  type Outcome,
  type PlayerRating,
  type Ratings,
} from '@joust/elo';
import {
  candidates,
  countMeetings,
  MOST_MEETINGS,
  pair,
  proposalOf,
  type Meetings,
  type OpenIssue,
  type PairingMiner,
  type ProposedPair,
} from '@joust/pairing';
import { DAY } from '../history/types.ts';
import { lognormal, poisson } from '../random/draws.ts';
import { stream } from '../random/stream.ts';
import { audit } from '../twin/audit.ts';
import { TwinContract } from '../twin/contract.ts';
import { alpha, asAlpha, type TwinParams } from '../twin/params.ts';
import { countedWeights } from '../twin/quorum.ts';
import type { TwinCompetition, TwinSide } from '../twin/types.ts';
import { Actor } from './actor.ts';
import { choose } from './choose.ts';
import { fateOf, type Contender, type Fate } from './fate.ts';
import { agentOf, isAvailable, populationOf } from './population.ts';
import type { CompetitionRecord, SlashCause, Snapshot, WaitRecord, WorldReport } from './report.ts';
import type { AgentWorldSettings } from './types.ts';

const VALIDATORS = 3;
/** Votes that decide: two of three equal validators. */
const DECIDING = [0, 1] as const;
/** Agents act this many blocks before an anchor. */
const ACT_BEFORE = 600;
/** Blocks between a fact and the vote on it. */
const VOTE_AFTER = DAY / 10;
const WINDOW = 92 * DAY;
const SNAPSHOT_EVERY = 5;
const SMURF_COST = 25;

/** Plays one world: agents, the twin of the contract, and the rules of `@joust/elo` and `@joust/pairing` as validators run them. */
export const playWorld = (settings: AgentWorldSettings, params: TwinParams, seed: number): WorldReport => {
  const world = new AgentWorld(settings, params, seed);
  for (let epoch = 1; epoch * params.pairEpoch <= settings.days * DAY; epoch += 1) world.step(epoch);
  return world.report();
};

class AgentWorld {
  readonly #settings: AgentWorldSettings;
  readonly #seed: number;
  readonly #twin: TwinContract;
  readonly #actors: Actor[];
  readonly #byGithub = new Map<bigint, Actor>();
  readonly #due = new Map<number, { readonly block: number; readonly happen: () => void }[]>();
  readonly #records = new Map<bigint, CompetitionRecord>();
  readonly #waits: WaitRecord[] = [];
  readonly #snapshots: Snapshot[] = [];
  readonly #violations: string[] = [];
  readonly #daysToSolve: number[] = [];
  #ratings: Ratings = { players: new Map(), house: 0 };
  #meetings: Meetings = () => 0;
  readonly #looks = { all: 0, aboveCap: 0 };
  #oldest = 0;
  #epochs = 0;

  constructor(settings: AgentWorldSettings, params: TwinParams, seed: number) {
    this.#settings = settings;
    this.#seed = seed;
    this.#twin = new TwinContract(params, countedWeights(new Array<number>(VALIDATORS).fill(1)));
    this.#actors = [];
    for (const agent of populationOf(settings, seed)) this.#join(new Actor(agent), 0);
  }

  #join(actor: Actor, now: number): void {
    if (!this.#actors.includes(actor)) this.#actors.push(actor);
    this.#byGithub.set(actor.githubId, actor);
    this.#twin.bind(actor.hotkey, `C of ${actor.hotkey}`, actor.githubId, now);
  }

  /** One epoch: what happened since the last anchor, then what agents want, then who is paired. */
  step(epoch: number): void {
    const { pairEpoch } = this.#twin.params;
    const anchor = epoch * pairEpoch;
    const day = Math.floor(anchor / DAY);
    const isNewDay = Math.floor((anchor - pairEpoch) / DAY) !== day;
    for (const { happen } of (this.#due.get(epoch) ?? []).sort((x, y) => x.block - y.block)) happen();
    this.#due.delete(epoch);
    if (isNewDay) this.#morning(day, anchor);
    this.#twin.expire(anchor - ACT_BEFORE);
    for (const actor of this.#actors) if (actor.leftOn === null) this.#act(actor, epoch, day, anchor - ACT_BEFORE);
    this.#rate(anchor);
    this.#pair(epoch, anchor);
    this.#epochs = epoch;
    if (isNewDay && day % SNAPSHOT_EVERY === 0) this.#look(day, anchor);
  }

  #at(block: number, happen: () => void): void {
    const epoch = Math.ceil(block / this.#twin.params.pairEpoch);
    this.#due.set(epoch, [...(this.#due.get(epoch) ?? []), { block, happen }]);
  }

  /** Issues of the day, emission, newcomers. */
  #morning(day: number, now: number): void {
    const { issuesPerDay, bounty, newcomers } = this.#settings;
    const arriving = poisson(stream(this.#seed, 'issues', day), issuesPerDay);
    for (let count = 0; count < arriving; count += 1) {
      const size = lognormal(stream(this.#seed, 'issue', day, count), bounty, 0.5);
      this.#twin.registerIssue(9_000_000n + BigInt(this.#twin.issues.size), alpha(Math.min(400, Math.max(10, Math.round(size)))), now);
    }
    this.#twin.harvest(alpha(issuesPerDay * bounty * 2), now);
    const joining = poisson(stream(this.#seed, 'newcomers', day), newcomers);
    for (let count = 0; count < joining; count += 1)
      this.#join(new Actor(agentOf(this.#settings, this.#seed, this.#actors.length, 'newcomer', day)), now);
  }

  #act(actor: Actor, epoch: number, day: number, now: number): void {
    const miner = this.#twin.miners.get(actor.hotkey);
    if (miner === undefined || miner.competing !== null) return;
    const { enrolment } = miner;
    const isCurrent = enrolment !== null && enrolment.expiresAt > now + this.#twin.params.pairEpoch;
    if (isCurrent && enrolment.picks.some((pick) => this.#twin.isOpen(pick, now))) return;
    const looks = enrolment !== null || (epoch % 4 === actor.agent.index % 4 && isAvailable(actor.agent, this.#seed, day));
    if (!looks) return;
    const rating = ratingOf(this.#ratings, actor.githubId);
    if (!eligibility(rating, { anchor: now, blocksPerDay: DAY }).eligible) return this.#pause(actor, now);
    const [issues, rivals] = [this.#twin.openIssues(now), this.#rivals()];
    const meetingPoint = this.#meetingPoint(actor, issues, rivals);
    const picks = choose(actor.agent, this.#seed, { issues, rating, picks: this.#settings.picks, rivals, meetingPoint });
    this.#looks.all += 1;
    if (picks.length === 0) {
      if (issues.length > 0) this.#looks.aboveCap += 1;
      return;
    }
    this.#twin.deposit(actor.hotkey, this.#twin.missingDeposit(actor.hotkey, picks));
    this.#twin.enrol(actor.hotkey, picks, now);
    actor.waitingSince ??= now;
    actor.enrolledFirst ??= now;
  }

  /** Below the threshold or cooling down: nobody waits then; a smurf comes back under another name. */
  #pause(actor: Actor, now: number): void {
    if (this.#twin.miners.get(actor.hotkey)?.enrolment) this.#twin.withdrawEnrolment(actor.hotkey);
    actor.waitingSince = null;
    if (actor.agent.kind !== 'smurf') return;
    actor.rename();
    actor.pay(SMURF_COST);
    this.#join(actor, now);
  }

  #rivals(): Map<bigint, number[]> {
    const rivals = new Map<bigint, number[]>();
    for (const { picks, githubId } of this.#twin.enrolled())
      for (const pick of picks) rivals.set(pick, [...(rivals.get(pick) ?? []), ratingOf(this.#ratings, githubId).effective / 1000]);
    return rivals;
  }

  /**
   * Where a ring gathers: while a partner may still be met, at the issue where one waits already, else at the one that
   * fewest others want.
   */
  #meetingPoint(actor: Actor, issues: readonly OpenIssue[], rivals: ReadonlyMap<bigint, readonly number[]>): bigint | null {
    if (actor.agent.kind !== 'ring' || !this.#settings.ringColludes) return null;
    const partners = this.#actors.filter((other) => {
      const isPartner = other !== actor && other.agent.owner === actor.agent.owner;
      return (
        isPartner &&
        this.#twin.miners.get(other.hotkey)?.competing === null &&
        this.#meetings(actor.githubId, other.githubId) < MOST_MEETINGS
      );
    });
    if (partners.length === 0) return null;
    const waiting = partners.map(({ hotkey }) => this.#twin.miners.get(hotkey)?.enrolment?.picks[0]).find((pick) => pick !== undefined);
    const wanted = (issue: OpenIssue): number => rivals.get(issue.id)?.length ?? 0;
    return waiting ?? [...issues].sort((x, y) => wanted(x) - wanted(y))[0]?.id ?? null;
  }

  #rate(anchor: number): void {
    const { results } = this.#twin;
    while ((results[this.#oldest]?.resolvedBlock ?? Infinity) < anchor - WINDOW) this.#oldest += 1;
    this.#ratings = rate(this.#recent(), { anchor, blocksPerDay: DAY, occupied: this.#twin.occupied() });
  }

  #recent(): CompetitionResult[] {
    return this.#twin.results.slice(this.#oldest);
  }

  #pair(epoch: number, anchor: number): void {
    const epochBlocks = this.#twin.params.pairEpoch;
    const view = {
      anchor,
      blocksPerDay: DAY,
      epochBlocks,
      issues: this.#twin.openIssues(anchor),
      enrolled: this.#twin.enrolled(),
      occupied: this.#twin.occupied(),
      ratings: this.#ratings,
    };
    const inPlay = candidates(view);
    if (inPlay.miners.length < 2) return;
    const miners = this.#ordered(inPlay.miners, epoch, anchor);
    this.#meetings = countMeetings(this.#recent(), { anchor, blocksPerDay: DAY });
    const meetings = this.#meetings;
    const pairs = pair({ issues: inPlay.issues, miners, anchorHash: this.#hash(epoch), meetings, previousAnchor: anchor - epochBlocks });
    this.#start(proposalOf(pairs, inPlay.issues), anchor);
  }

  #hash(epoch: number): string {
    const random = stream(this.#seed, 'hash', epoch);
    return `0x${[0, 1, 2, 3].map(() => random.next().toString(16).padStart(16, '0')).join('')}`;
  }

  /** Priorities as the rules give them, or as the experiment asks. */
  #ordered(miners: readonly PairingMiner[], epoch: number, anchor: number): readonly PairingMiner[] {
    const { order, idle } = this.#settings;
    if (order === 'rules' && idle === 'none while enrolled') return miners;
    return miners.map((miner) => {
      const actor = this.#of(miner.githubId);
      const rating = ratingOf(this.#ratings, miner.githubId);
      if (order === 'random') return { ...miner, priority: stream(this.#seed, 'order', epoch, actor.agent.index).below(1_000_000) };
      if (order === 'no waiting credit') return { ...miner, priority: priority(rating, 0) };
      return { ...miner, priority: miner.priority - idlePenalty(idleDaysOf(rating, actor, anchor)) };
    });
  }

  #of(githubId: bigint): Actor {
    const actor = this.#byGithub.get(githubId);
    if (actor === undefined) throw new Error(`nobody has GitHub id ${githubId}`);
    return actor;
  }

  #start(pairs: readonly ProposedPair[], anchor: number): void {
    for (let validator = 0; validator < VALIDATORS; validator += 1) this.#twin.proposePairs(validator, anchor, pairs);
    for (const competition of this.#twin.start(anchor, anchor + 20)) this.#script(competition, anchor);
  }

  /** Writes down what will become of the competition, and lets it happen at its time. */
  #script(competition: TwinCompetition, anchor: number): void {
    const { id, issue, startedAt } = competition;
    const [a, b] = [this.#of(competition.a.miner.githubId), this.#of(competition.b.miner.githubId)];
    for (const actor of [a, b]) {
      this.#endWait(actor, anchor);
      actor.enrolledFirst = null;
    }
    const gap = (this.#effective(a) - this.#effective(b)) / 1000;
    const fate = fateOf(this.#settings, this.#seed, Number(issue.id), issue.attempts, contender(a, b, gap), contender(b, a, -gap));
    this.#records.set(id, {
      issue: Number(issue.id),
      startDay: startedAt / DAY,
      a: a.agent.index,
      b: b.agent.index,
      bounty: asAlpha(competition.bounty),
      gap,
      outcome: null,
      endDay: null,
      reverted: false,
    });
    a.pay(fate.costA);
    b.pay(fate.costB);
    if (fate.extended) this.#at(startedAt + this.#twin.params.resolve, () => this.#twin.extend(id));
    this.#at(Math.ceil(startedAt + fate.day * DAY + VOTE_AFTER), () => this.#decide(competition, fate, a, b));
  }

  #effective(actor: Actor): number {
    return ratingOf(this.#ratings, actor.githubId).effective;
  }

  #endWait(actor: Actor, anchor: number): void {
    const since = actor.waitingSince ?? anchor;
    this.#waits.push({ index: actor.agent.index, sinceDay: since / DAY, days: (anchor - since) / DAY, matched: true });
    actor.waitingSince = null;
  }

  #decide(competition: TwinCompetition, fate: Fate, a: Actor, b: Actor): void {
    const { id, startedAt } = competition;
    const now = Math.ceil(startedAt + fate.day * DAY + VOTE_AFTER);
    if (fate.early !== null) this.#twin.withdraw(id, fate.early, startedAt + DAY);
    else {
      if (fate.withdrewA) this.#twin.withdraw(id, 'A', now);
      if (fate.withdrewB) this.#twin.withdraw(id, 'B', now);
      for (const validator of DECIDING) this.#twin.voteOutcome(validator, id, fate, now);
    }
    const record = this.#records.get(id) as CompetitionRecord;
    record.outcome = this.#twin.results.at(-1)?.outcome ?? null;
    record.endDay = now / DAY;
    for (const [side, actor, cost, name] of [
      [competition.a, a, fate.costA, 'A'],
      [competition.b, b, fate.costB, 'B'],
    ] as const)
      if (competition.winner !== name) this.#remember(actor, side, 0, cost, causeOf(record.outcome, fate, name));
    if (competition.winner === null) return;
    const [winner, cost] = competition.winner === 'A' ? [a, fate.costA] : [b, fate.costB];
    this.#daysToSolve.push((now - competition.issue.openedAt) / DAY);
    this.#collect(competition, winner, cost, fate, now);
  }

  /** Payments after the challenge and after the holdback, unless the merge is undone first. */
  #collect(competition: TwinCompetition, winner: Actor, cost: number, fate: Fate, decidedAt: number): void {
    const { challenge, holdback } = this.#twin.params;
    const side = competition.winner === 'A' ? competition.a : competition.b;
    let paid = 0;
    const settle = (block: number): void => {
      const amount = asAlpha(this.#twin.settle(competition.id, block));
      paid += amount;
      winner.earn(amount);
    };
    const revertedAt = fate.revertedAt === null ? Infinity : competition.startedAt + Math.ceil(fate.revertedAt * DAY);
    const isReverted = revertedAt + VOTE_AFTER < decidedAt + holdback;
    if (Number.isFinite(revertedAt)) (this.#records.get(competition.id) as CompetitionRecord).reverted = true;
    this.#at(decidedAt + challenge, () => settle(decidedAt + challenge));
    if (!isReverted) this.#at(decidedAt + holdback, () => settle(decidedAt + holdback));
    else
      this.#at(revertedAt + VOTE_AFTER, () => {
        for (const validator of DECIDING) this.#twin.voteReverted(validator, competition.id, revertedAt + VOTE_AFTER);
      });
    this.#at(Math.min(revertedAt + VOTE_AFTER, decidedAt + holdback) + 1, () =>
      this.#remember(winner, side, paid, cost, 'nothing, late or reverted'),
    );
  }

  /** What a competition came to enters the agent's account and its will to stay. */
  #remember(actor: Actor, side: TwinSide, paid: number, cost: number, cause: SlashCause): void {
    const lost = Number(side.lost) / Number(this.#twin.params.price);
    actor.lose(lost, cause);
    actor.remember(paid - cost - lost);
    if (this.#settings.exits && actor.isDiscouraged()) this.#leave(actor);
  }

  #leave(actor: Actor): void {
    if (this.#twin.miners.get(actor.hotkey)?.competing !== null) return;
    if (this.#twin.miners.get(actor.hotkey)?.enrolment) this.#twin.withdrawEnrolment(actor.hotkey);
    this.#twin.withdrawDeposit(actor.hotkey);
    actor.leftOn ??= this.#epochs / 4;
    actor.waitingSince = null;
  }

  #look(day: number, anchor: number): void {
    this.#violations.push(...audit(this.#twin));
    const rows = this.#actors
      .filter(({ leftOn }) => leftOn === null)
      .map(({ agent, githubId }) => {
        const rating = ratingOf(this.#ratings, githubId);
        const { belowThreshold } = eligibility(rating, { anchor, blocksPerDay: DAY });
        return { index: agent.index, effective: rating.effective / 1000, eligible: !belowThreshold, results: rating.results };
      });
    this.#snapshots.push({ day, rows });
  }

  report(): WorldReport {
    const end = this.#settings.days;
    const waiting = this.#actors.flatMap(({ agent, waitingSince }) =>
      waitingSince === null ? [] : [{ index: agent.index, sinceDay: waitingSince / DAY, days: end - waitingSince / DAY, matched: false }],
    );
    const statuses = [...this.#twin.issues.values()].map(({ status }) => status);
    return {
      competitions: [...this.#records.values()],
      actors: this.#actors.map((actor) => actor.record()),
      waits: [...this.#waits, ...waiting],
      snapshots: this.#snapshots,
      issues: {
        created: statuses.length,
        solved: statuses.filter((status) => status === 'Solved').length,
        cancelled: statuses.filter((status) => status === 'Cancelled').length,
        daysToSolve: this.#daysToSolve,
      },
      looks: this.#looks,
      violations: [...this.#violations, ...audit(this.#twin)],
      epochs: this.#epochs,
    };
  }
}

const contender = (actor: Actor, rival: Actor, ahead: number): Contender => {
  const isOwn = actor.agent.owner === rival.agent.owner;
  return { agent: actor.agent, ahead, throws: isOwn && actor.agent.index > rival.agent.index };
};

/** Whole days between the last result and the enrolment. */
const idleDaysOf = (rating: PlayerRating, actor: Actor, anchor: number): number =>
  Math.max(0, Math.floor(((actor.enrolledFirst ?? anchor) - rating.lastBlock) / DAY));

const causeOf = (outcome: Outcome | null, fate: Fate, name: 'A' | 'B'): SlashCause => {
  if (name === 'A' ? fate.validA : fate.validB) return 'lost or failed with a valid one';
  if (outcome === 'BothFail') return 'both failed without a valid one';
  return outcome?.startsWith('Win') ? 'beaten before close without a pull request' : 'nothing, late or reverted';
};
