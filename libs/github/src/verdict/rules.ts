import type { Evidence, IssueEvent, PullFacts } from '../evidence/evidence.ts';
import { MERGE_RULES, earliestMerge, letterOf, type Sides } from './attribution.ts';
import { closureAt, closures, type ClosedEvent } from './closure.ts';
import type { CompetitionView, RegisteredIssue } from './competition-view.ts';
import { durationsOf } from './durations.ts';
import { VALIDITY_RULES, termsOf, type Terms } from './validity.ts';

/** One rule, applied to what was read: for people who want to follow a verdict. Verdicts go by the same predicates. */
export interface RuleFinding {
  readonly rule: string;
  /** Where the rule is written down. */
  readonly source: string;
  /** Null: the evidence does not say. */
  readonly holds: boolean | null;
  /** What was seen. */
  readonly fact: string;
  /** When it happened, milliseconds since 1970; null for what has no time. */
  readonly at: number | null;
  /** Page on which a person sees it. */
  readonly url: string | null;
}

type Read = Extract<Evidence, { kind: 'read' }>;

/** The rules about the issue alone: what its cancellation rests on. */
export const issueRules = (issue: RegisteredIssue, evidence: Evidence, nowMs: bigint, dayMs: number): RuleFinding[] => {
  if (evidence.kind !== 'read') return [unread(evidence)];
  const event = closeEvent(evidence, Number(nowMs), dayMs);
  return [whole(evidence), ...placeRules(issue, evidence), ...closureRules(evidence, event, Number(nowMs), dayMs)];
};

/** The rules about a competition, in the order in which its verdict goes through them. */
export const competitionRules = (view: CompetitionView, evidence: Evidence, nowMs: bigint): RuleFinding[] => {
  if (evidence.kind !== 'read') return [unread(evidence)];
  const terms = termsOf(view);
  const { a, b } = view.competition;
  const sides = { a: Number(a.githubId), b: Number(b.githubId) };
  const now = Number(nowMs);
  const event = closeEvent(evidence, Math.min(now, Number(view.competition.resolveMs)), view.dayMs);
  const solution = event === null ? null : solutionOf(event, evidence, terms);
  return [
    whole(evidence),
    ...placeRules(view.issue, evidence),
    ...closureRules(evidence, event, now, view.dayMs),
    ...(solution === null ? [] : solutionRules(solution, sides, terms, now, view.dayMs)),
    ...evidence.competitorPulls.flatMap((pull) => validityRules(pull, sides, terms, Math.min(now, terms.closeMs))),
  ];
};

const unread = (evidence: Exclude<Evidence, Read>): RuleFinding => {
  const said = { rule: 'GitHub answered, and whole', source: 'mechanism, Settled', at: null, url: null };
  switch (evidence.kind) {
    case 'unavailable':
      return { ...said, holds: false, fact: `it answers ${evidence.status}: ${evidence.what}` };
    case 'partial':
      return { ...said, holds: null, fact: evidence.gaps.join('; ') };
    default:
      return { ...said, holds: null, fact: evidence.failure.message };
  }
};

const whole = ({ issue }: Read): RuleFinding => ({
  rule: 'GitHub answered, and whole',
  source: 'mechanism, Settled',
  holds: true,
  fact: `the issue reads ${issue.state}${issue.stateReason === null ? '' : ` (${issue.stateReason})`}`,
  at: issue.closedAt,
  url: issue.url,
});

const placeRules = ({ repoId, repo }: RegisteredIssue, { issue, events }: Read): RuleFinding[] => {
  const moved = events.findLast(({ type }) => type === 'transferred');
  const converted = events.find(({ type }) => type === 'converted');
  const common = { source: 'mechanism 4.6', url: issue.url };
  return [
    {
      ...common,
      rule: 'the issue is in the registered repository',
      holds: BigInt(issue.repoId) === repoId,
      fact: `it is in ${issue.repo} (${issue.repoId}), registered was ${repo} (${repoId})`,
      at: moved?.at ?? null,
    },
    {
      ...common,
      rule: 'it is an issue',
      holds: converted === undefined,
      fact: converted === undefined ? 'it was not converted' : 'it became a discussion',
      at: converted?.at ?? null,
    },
  ];
};

/** The close event that counts, by the rule of short reopenings. */
const closeEvent = ({ events }: Read, at: number, dayMs: number): ClosedEvent | null => {
  const byTime = events.toSorted((x: IssueEvent, y: IssueEvent) => x.at - y.at);
  return closureAt(closures(byTime, at, durationsOf(dayMs).reopening), at)?.event ?? null;
};

const closureRules = ({ issue }: Read, event: ClosedEvent | null, now: number, dayMs: number): RuleFinding[] => {
  const common = { source: 'mechanism 4.6', url: issue.url, at: event?.at ?? null };
  if (event === null) return [{ ...common, rule: 'the issue was closed', holds: false, fact: 'it is open' }];
  const by = event.actor === null ? 'somebody whose account is gone' : `${event.actor.login} (${event.actor.id})`;
  return [
    { ...common, rule: 'the issue was closed', holds: true, fact: `by ${by}` },
    {
      ...common,
      rule: 'it was closed as completed',
      holds: event.reason === null ? null : event.reason === 'COMPLETED',
      fact: event.reason ?? 'GitHub names no reason',
    },
    { ...common, rule: 'something is named that closed it', holds: event.closer.kind === 'hand' ? null : true, fact: closerOf(event) },
    {
      ...common,
      rule: 'the closing is old enough for a cancellation',
      source: 'mechanism, Settled: 4 hours',
      holds: now >= event.at + durationsOf(dayMs).cancel,
      fact: `${now - event.at} of ${durationsOf(dayMs).cancel} ms`,
    },
  ];
};

const closerOf = ({ closer }: ClosedEvent): string => {
  switch (closer.kind) {
    case 'hand':
      return 'it was closed by hand';
    case 'pull':
      return `pull request #${closer.pull.number}`;
    case 'commit':
      return `commit ${closer.sha}, in ${closer.pulls.map(({ number }) => `#${number}`).join(', ') || 'no pull request'}`;
    default:
      return `a ${closer.name}`;
  }
};

/** The pull request that a close event names, or that its references do. */
const solutionOf = ({ closer, at }: ClosedEvent, { closingPulls }: Read, terms: Terms): PullFacts | null => {
  if (closer.kind === 'pull') return closer.pull;
  if (closer.kind === 'commit') return earliestMerge(closer.pulls) ?? null;
  const linked = closingPulls.filter((pull) => pull.repoId === terms.repoId && pull.mergedAt !== null && pull.mergedAt <= at);
  return earliestMerge(linked) ?? null;
};

const solutionRules = (pull: PullFacts, sides: Sides, terms: Terms, now: number, dayMs: number): RuleFinding[] => {
  const about = `#${pull.number}`;
  const common = { source: 'mechanism 4.6 and 5, A12', url: pull.url, at: pull.mergedAt };
  const by = letterOf(pull.author, sides);
  const reverts = pull.reverts.map(({ number }) => `#${number}`);
  const { settle } = durationsOf(dayMs);
  return [
    { ...common, rule: `${about}: it was merged`, holds: pull.mergedAt !== null, fact: pull.mergeSha ?? 'it has no merge commit' },
    {
      ...common,
      rule: `${about}: a competitor wrote it`,
      holds: pull.author === null ? null : by !== null,
      fact: pull.author === null ? 'the account is gone' : `${pull.author.login} (${pull.author.id})${by === null ? '' : ` is ${by}`}`,
    },
    {
      ...common,
      rule: `${about}: it is in the registered repository`,
      holds: pull.repoId === terms.repoId,
      fact: `repository ${pull.repoId}`,
    },
    ...MERGE_RULES.map(({ rule, isBroken, flaw }) => {
      const broken = isBroken(pull, sides, terms);
      return { ...common, rule: `${about}: ${rule}`, holds: !broken, fact: broken ? flaw(pull, terms) : seen(pull) };
    }),
    {
      ...common,
      rule: `${about}: nothing that was merged reverts it`,
      source: 'mechanism 2.5 and 4.6',
      holds: reverts.length === 0,
      fact: reverts.length === 0 ? 'no merged pull request does' : reverts.join(', '),
    },
    {
      ...common,
      rule: `${about}: its merge has settled`,
      source: 'mechanism 4.6: half an hour',
      holds: pull.mergedAt === null ? null : now >= pull.mergedAt + settle,
      fact: pull.mergedAt === null ? 'it is not merged' : `${now - pull.mergedAt} of ${settle} ms`,
    },
  ];
};

const seen = ({ createdAt, baseBranch, mergedBy, association }: PullFacts): string =>
  `opened ${new Date(createdAt).toISOString()} as ${association}, to ${baseBranch}, merged by ${mergedBy === null ? 'nobody known' : `${mergedBy.login} (${mergedBy.kind})`}`;

const validityRules = (pull: PullFacts, sides: Sides, terms: Terms, moment: number): RuleFinding[] =>
  VALIDITY_RULES.map(({ rule, holds }) => ({
    rule: `#${pull.number} of ${letterOf(pull.author, sides) ?? 'nobody here'} is valid: ${rule}`,
    source: 'mechanism, Settled',
    holds: holds(pull, terms, moment),
    fact: `${pull.state}${pull.isDraft ? ', a draft' : ''}, to ${pull.baseBranch}, at ${new Date(moment).toISOString()}`,
    at: pull.createdAt,
    url: pull.url,
  }));
