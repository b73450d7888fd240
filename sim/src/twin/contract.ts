import type { CompetitionResult, Outcome } from '@joust/elo';
import type { EnrolledMiner, OpenIssue, ProposedPair } from '@joust/pairing';
import { DAY } from '../history/types.ts';
import { requiredLock, sidesOf, slashOf } from './collateral.ts';
import type { TwinParams } from './params.ts';
import { Ballot, Refused, type Voter } from './quorum.ts';
import type { Ledger, OutcomeVote, TwinCompetition, TwinIssue, TwinMiner, TwinSide } from './types.ts';

/**
 * The contract as a small state machine: enrolment, pairs by epoch, windows, outcomes, collateral, holdback, results and
 * money. It keeps the rules of docs/contract.md that the simulation touches; {@link audit} states its invariants.
 */
export class TwinContract {
  readonly params: TwinParams;
  readonly ledger: Ledger = { received: 0n, pool: 0n, paid: 0n, recycled: 0n, deposited: 0n, withdrawn: 0n, slashed: 0n };
  readonly issues = new Map<bigint, TwinIssue>();
  readonly miners = new Map<string, TwinMiner>();
  readonly competitions = new Map<bigint, TwinCompetition>();
  /** In the order in which they were decided. */
  readonly results: CompetitionResult[] = [];
  readonly #voters: readonly Voter[];
  readonly #ballots = new Map<string, Ballot<string>>();
  /** Of one epoch: unaccepted proposals end with it. */
  readonly #proposals = new Map<string, Ballot<string>>();
  readonly #accepted = new Map<number, ProposedPair[]>();
  readonly #running = new Set<TwinCompetition>();
  readonly #unfunded = new Set<TwinIssue>();
  readonly #open = new Set<TwinIssue>();

  constructor(params: TwinParams, voters: readonly Voter[]) {
    this.params = params;
    this.#voters = voters;
  }

  registerIssue(authorId: bigint, target: bigint, now: number): TwinIssue {
    if (target < this.params.minBounty) throw new Refused('the bounty is too small');
    const id = BigInt(this.issues.size + 1);
    const issue: TwinIssue = { id, authorId, target, registeredAt: now, filled: 0n, openedAt: 0, status: 'Registered', attempts: 0 };
    this.issues.set(id, issue);
    this.#unfunded.add(issue);
    return issue;
  }

  /** Emission since last time: the oldest bounties first, the rest is recycled. */
  harvest(amount: bigint, now: number): void {
    this.ledger.received += amount;
    let left = amount;
    for (const issue of this.#unfunded) {
      const missing = issue.target - issue.filled;
      const part = missing < left ? missing : left;
      issue.filled += part;
      left -= part;
      if (issue.filled === issue.target) this.#fund(issue, now);
      if (left === 0n) break;
    }
    this.ledger.recycled += left;
  }

  #fund(issue: TwinIssue, now: number): void {
    this.#unfunded.delete(issue);
    this.#reopen(issue, Math.max(now, issue.registeredAt + this.params.registerDelay));
  }

  #reopen(issue: TwinIssue, at: number): void {
    issue.status = 'Open';
    issue.openedAt = at;
    this.#open.add(issue);
  }

  bind(hotkey: string, coldkey: string, githubId: bigint, now: number): TwinMiner {
    if (this.miners.has(hotkey)) throw new Refused(`${hotkey} is bound`);
    const miner: TwinMiner = {
      hotkey,
      coldkey,
      githubId,
      boundAt: now,
      free: 0n,
      waitCredit: 0,
      earlyWithdrawals: [],
      enrolment: null,
      competing: null,
    };
    this.miners.set(hotkey, miner);
    return miner;
  }

  deposit(hotkey: string, rao: bigint): void {
    this.#miner(hotkey).free += rao;
    this.ledger.deposited += rao;
  }

  withdrawDeposit(hotkey: string): void {
    const miner = this.#miner(hotkey);
    this.ledger.withdrawn += miner.free;
    miner.free = 0n;
  }

  /** Collateral that these picks need beyond what the miner has free or locked by its enrolment. */
  missingDeposit(hotkey: string, picks: readonly bigint[]): bigint {
    const miner = this.#miner(hotkey);
    const missing = this.#lockFor(picks) - miner.free - (miner.enrolment?.lock ?? 0n);
    return missing > 0n ? missing : 0n;
  }

  #lockFor(picks: readonly bigint[]): bigint {
    return requiredLock(
      picks.map((pick) => this.#issue(pick).target),
      this.params,
    );
  }

  enrol(hotkey: string, picks: readonly bigint[], now: number): void {
    const miner = this.#miner(hotkey);
    if (miner.competing !== null) throw new Refused(`${hotkey} is competing`);
    if (picks.length < 1 || picks.length > 3 || new Set(picks).size !== picks.length) throw new Refused('one to three different picks');
    if (picks.some((pick) => !this.isOpen(pick, now))) throw new Refused('an issue is not open');
    if (this.missingDeposit(hotkey, picks) > 0n) throw new Refused('the collateral is missing');
    const before = miner.enrolment;
    const keeps = before !== null && before.expiresAt > now && this.params.renewalKeepsPlace;
    const enrolledAt = keeps ? before.enrolledAt : now - miner.waitCredit;
    this.#release(miner);
    miner.waitCredit = 0;
    const lock = this.#lockFor(picks);
    miner.free -= lock;
    miner.enrolment = { picks, enrolledAt, expiresAt: now + this.params.enrolTtl, lock };
  }

  withdrawEnrolment(hotkey: string): void {
    const miner = this.#miner(hotkey);
    if (miner.enrolment === null) throw new Refused(`${hotkey} is not enrolled`);
    this.#release(miner);
  }

  #release(miner: TwinMiner): void {
    miner.free += miner.enrolment?.lock ?? 0n;
    miner.enrolment = null;
  }

  isOpen(id: bigint, now: number): boolean {
    const issue = this.#issue(id);
    return issue.status === 'Open' && issue.openedAt <= now;
  }

  /** What pairing reads at an anchor. */
  openIssues(anchor: number): OpenIssue[] {
    return [...this.#open].flatMap(({ id, target, authorId, registeredAt, openedAt }) =>
      openedAt <= anchor ? [{ id, bounty: target, authorId, registeredAt, openedAt }] : [],
    );
  }

  enrolled(): EnrolledMiner[] {
    return [...this.miners.values()].flatMap(({ enrolment, hotkey, coldkey, githubId, boundAt }) =>
      enrolment === null ? [] : [{ hotkey, coldkey, githubId, boundAt, ...enrolment, waitingSince: enrolment.enrolledAt }],
    );
  }

  occupied(): Set<bigint> {
    return new Set([...this.miners.values()].flatMap(({ competing, githubId }) => (competing === null ? [] : [githubId])));
  }

  /** One list an epoch and validator, itself a matching; every pair has a tally of its own. */
  proposePairs(validator: number, anchor: number, pairs: readonly ProposedPair[]): void {
    const issues = pairs.map(({ issueId }) => issueId);
    const people = pairs.flatMap(({ a, b }) => [a, b]);
    if (new Set(issues).size !== issues.length || new Set(people).size !== people.length) throw new Refused('no matching');
    this.#ballot(`proposal ${anchor}`, this.#proposals).cast(validator, `of validator ${validator}`);
    const accepted = this.#accepted.get(anchor) ?? [];
    for (const pair of pairs) {
      const key = `${pair.issueId} ${pair.a} ${pair.b}`;
      if (this.#ballot(`pair ${anchor} ${key}`, this.#proposals).cast(validator, key) && !accepted.includes(pair)) accepted.push(pair);
    }
    this.#accepted.set(anchor, accepted);
  }

  /** Starts the accepted pairs that still hold. */
  start(anchor: number, now: number): TwinCompetition[] {
    const started: TwinCompetition[] = [];
    const seen = new Set<bigint>();
    for (const pair of this.#accepted.get(anchor) ?? []) {
      if (seen.has(pair.issueId) || !this.#holds(pair, anchor)) continue;
      seen.add(pair.issueId);
      started.push(this.#begin(pair, now));
    }
    this.#accepted.delete(anchor);
    this.#proposals.clear();
    return started;
  }

  #holds({ issueId, a, b }: ProposedPair, anchor: number): boolean {
    const [one, other] = [this.#miner(a), this.#miner(b)];
    if (one.coldkey === other.coldkey || one.githubId === other.githubId) return false;
    return this.isOpen(issueId, anchor) && [one, other].every(({ enrolment, competing }) => enrolment !== null && competing === null);
  }

  #begin({ issueId, a, b }: ProposedPair, now: number): TwinCompetition {
    const issue = this.#issue(issueId);
    const id = BigInt(this.competitions.size + 1);
    const competition: TwinCompetition = {
      id,
      issue,
      a: this.#take(a, id, issue.filled),
      b: this.#take(b, id, issue.filled),
      bounty: issue.filled,
      startedAt: now,
      decidedAt: null,
      winner: null,
      held: 0n,
      paidFirst: false,
      final: false,
      extended: false,
    };
    issue.status = 'Competing';
    issue.attempts += 1;
    this.#open.delete(issue);
    this.competitions.set(id, competition);
    this.#running.add(competition);
    return competition;
  }

  /** The enrolment ends; its lock goes with the competition. */
  #take(hotkey: string, competition: bigint, bounty: bigint): TwinSide {
    const miner = this.#miner(hotkey);
    const locked = miner.enrolment?.lock ?? 0n;
    const lock = this.params.lockFollowsBounty ? requiredLock([bounty], this.params) : locked;
    miner.free += locked - lock;
    miner.enrolment = null;
    miner.competing = competition;
    return { miner, lock, lost: 0n, withdrew: false };
  }

  /** Before the window opens an outcome follows at once, the first time in 30 days a free one; later it shows at the outcome. */
  withdraw(id: bigint, name: 'A' | 'B', now: number): void {
    const competition = this.#undecided(id);
    const [side, other] = name === 'A' ? [competition.a, competition.b] : [competition.b, competition.a];
    side.withdrew = true;
    if (now >= competition.startedAt + this.params.submitOpen) return;
    const isFirst = side.miner.earlyWithdrawals.every((before) => before <= now - 30 * DAY);
    side.miner.earlyWithdrawals.push(now);
    other.miner.waitCredit = 5 * DAY;
    this.#decide(competition, { outcome: isFirst ? 'Void' : `Early${name}`, cancel: false, validA: false, validB: false }, now);
  }

  extend(id: bigint): void {
    this.#undecided(id).extended = true;
  }

  voteOutcome(validator: number, id: bigint, vote: OutcomeVote, now: number): void {
    const competition = this.#undecided(id);
    const key = `${vote.outcome} ${vote.cancel} ${vote.validA} ${vote.validB}`;
    if (this.#ballot(`outcome ${id}`).cast(validator, key)) this.#decide(competition, vote, now);
  }

  #decide(competition: TwinCompetition, vote: OutcomeVote, now: number): void {
    const { issue } = competition;
    this.#running.delete(competition);
    this.#ballots.delete(`outcome ${competition.id}`);
    competition.decidedAt = now;
    competition.winner = winnerOf(vote.outcome);
    this.#keepResult(competition, vote, now);
    for (const [name, side] of sidesOf(competition)) {
      side.miner.competing = null;
      this.#slash(side, slashOf(name, side, vote, this.params));
      if (competition.winner !== name) this.#returnLock(side);
    }
    if (competition.winner !== null) {
      issue.status = 'Solved';
      competition.held = issue.filled;
      issue.filled = 0n;
      return;
    }
    competition.final = true;
    if (vote.cancel) this.#cancel(issue);
    else this.#reopen(issue, now);
  }

  #keepResult({ id, a, b, startedAt }: TwinCompetition, { outcome, validA, validB }: OutcomeVote, now: number): void {
    this.results.push({
      id,
      startBlock: startedAt,
      resolvedBlock: now,
      a: a.miner.githubId,
      b: b.miner.githubId,
      outcome,
      validA,
      validB,
    });
  }

  #cancel(issue: TwinIssue): void {
    issue.status = 'Cancelled';
    this.ledger.recycled += issue.filled;
    issue.filled = 0n;
  }

  #slash(side: TwinSide, bps: number): void {
    const part = (side.lock * BigInt(bps)) / 10_000n;
    side.lock -= part;
    side.lost += part;
    this.ledger.slashed += part;
  }

  #returnLock(side: TwinSide): void {
    side.miner.free += side.lock;
    side.lock = 0n;
  }

  /** Inside the holdback: what is unpaid is recycled, the winner's collateral is lost, the record is amended. */
  voteReverted(validator: number, id: bigint, now: number): void {
    const competition = this.#competition(id);
    const { winner, decidedAt } = competition;
    if (winner === null || competition.final || decidedAt === null || now >= decidedAt + this.params.holdback)
      throw new Refused(`competition ${id} is not in its holdback`);
    if (!this.#ballot(`reverted ${id}`).cast(validator, 'reverted')) return;
    this.ledger.recycled += competition.held;
    competition.held = 0n;
    competition.final = true;
    this.#slash(winner === 'A' ? competition.a : competition.b, 10_000);
    const index = this.results.findIndex((result) => result.id === id);
    this.results[index] = { ...(this.results[index] as CompetitionResult), amended: { at: now, outcome: `Fault${winner}` } };
  }

  /** Pays what is due; answers how much went to the winner. */
  settle(id: bigint, now: number): bigint {
    const competition = this.#competition(id);
    const { winner, decidedAt, bounty } = competition;
    if (winner === null || decidedAt === null || competition.final) return 0n;
    let due = 0n;
    if (!competition.paidFirst && now >= decidedAt + this.params.challenge) {
      due += bounty - (bounty * BigInt(this.params.holdbackBps)) / 10_000n;
      competition.paidFirst = true;
    }
    if (now >= decidedAt + this.params.holdback) {
      due = competition.held;
      competition.final = true;
      this.#returnLock(winner === 'A' ? competition.a : competition.b);
    }
    competition.held -= due;
    this.ledger.paid += due;
    return due;
  }

  /** Enrolments past their time end; what is undecided past its grace is void and blames nobody. */
  expire(now: number): void {
    for (const miner of this.miners.values()) if (miner.enrolment !== null && miner.enrolment.expiresAt <= now) this.#release(miner);
    for (const competition of this.#running) {
      const { resolve, extend, grace } = this.params;
      const limit = competition.startedAt + resolve + grace + (competition.extended ? extend : 0);
      if (now >= limit) this.#decide(competition, { outcome: 'Void', cancel: false, validA: false, validB: false }, now);
    }
  }

  #ballot(subject: string, ballots = this.#ballots): Ballot<string> {
    const known = ballots.get(subject) ?? new Ballot<string>(this.#voters);
    ballots.set(subject, known);
    return known;
  }

  #issue(id: bigint): TwinIssue {
    return found(this.issues.get(id), `issue ${id}`);
  }

  #miner(hotkey: string): TwinMiner {
    return found(this.miners.get(hotkey), hotkey);
  }

  #competition(id: bigint): TwinCompetition {
    return found(this.competitions.get(id), `competition ${id}`);
  }

  #undecided(id: bigint): TwinCompetition {
    const competition = this.#competition(id);
    if (competition.decidedAt !== null) throw new Refused(`competition ${id} is decided`);
    return competition;
  }
}

const winnerOf = (outcome: Outcome): 'A' | 'B' | null => {
  if (outcome === 'WinA' || outcome === 'WalkoverA') return 'A';
  return outcome === 'WinB' || outcome === 'WalkoverB' ? 'B' : null;
};

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Refused(`there is no ${what}`);
  return value;
};
