import type { CancelReason, Competition, Outcome, OutcomePayload } from '@joust/contract';
import type { Chronicle } from './chronicle.ts';
import { DAY_BLOCKS, DAY_MS, type Ground, type Tempo } from './ground.ts';
import type { Plot } from './story.ts';
import type { Played, World } from './world.ts';

/** Validators that lose rounds to faults decide within so many days. */
const patienceOf = (scale: number): number => 0.5 + scale;

/** What must have come of a competition, by its story alone. */
interface Due {
  readonly outcomes: readonly Outcome[];
  readonly cancel: CancelReason | null;
  /** Whether the solver is paid: nothing, the first part only, or all. */
  readonly pays: 'nothing' | 'first' | 'all';
}

const dueOf = (plot: Plot, solver: 'a' | 'b'): Due => {
  const [win, walkover, fault]: readonly Outcome[] = solver === 'a' ? ['WinA', 'WalkoverA', 'FaultA'] : ['WinB', 'WalkoverB', 'FaultB'];
  if (win === undefined || walkover === undefined || fault === undefined) throw new Error('unreachable');
  switch (plot) {
    case 'nobody':
      return { outcomes: ['BothFail'], cancel: null, pays: 'nothing' };
    case 'outsider':
      return { outcomes: ['Void'], cancel: 'SolvedOutside', pays: 'nothing' };
    case 'unplanned':
      return { outcomes: ['Void'], cancel: 'NotPlanned', pays: 'nothing' };
    case 'early':
    case 'undoneSoon':
      return { outcomes: [fault], cancel: 'SolvedInvalid', pays: 'nothing' };
    case 'undoneLate':
      return { outcomes: [win, walkover], cancel: null, pays: 'first' };
    default:
      return { outcomes: [win, walkover], cancel: null, pays: 'all' };
  }
};

/** What is not as it must be, in sentences; and what the season was. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** Judges a season by the stories, which the validators never saw, against what the contract said. */
export const judge = async (ground: Ground, world: World, chronicle: Chronicle, tempo: Tempo): Promise<Verdict> => {
  const now = await ground.now();
  const wrong: string[] = [];
  const figures = { decided: 0, solved: 0, paidFirst: 0, paidAll: 0, cancelled: 0, challengesOfFlagsAlone: 0 };
  for (const one of world.played.values()) {
    const competition = await ground.joust.read.competition(one.competition.id);
    if (competition === null) wrong.push(`competition ${one.competition.id} is gone`);
    else
      wrong.push(
        ...judgeOne(one, competition, world, chronicle, now, tempo, figures).map(
          (why) => `competition ${competition.id} (${one.story.plot}): ${why}`,
        ),
      );
  }
  wrong.push(...judgeCancels(world, chronicle, now, tempo));
  figures.cancelled = chronicle.named('IssueCancelled').length;
  figures.challengesOfFlagsAlone = reopenings(chronicle).filter(
    ({ before, after }) => after !== undefined && differsInFlagsOnly(before, after),
  ).length;
  return { wrong, figures };
};

const judgeOne = (
  { story, decidedBy, pulls }: Played,
  competition: Competition,
  world: World,
  chronicle: Chronicle,
  now: number,
  { scale, bounty }: Tempo,
  figures: Record<string, number>,
): string[] => {
  const { id, issueId, a, b, outcome, phase, settleAt, finalAt } = competition;
  if (world.endedIdle.has(issueId)) return paymentsOf(chronicle, id).length > 0 ? ['an issue that ended before was paid'] : [];
  const wrong: string[] = [];
  const due = dueOf(story.plot, story.solver);
  const paid = paymentsOf(chronicle, id);
  const solver = story.solver === 'a' ? a : b;
  if (decidedBy !== null && decidedBy + patienceOf(scale) * DAY_MS < now && outcome === null && phase !== 'Void')
    wrong.push('nobody has decided it');
  if (phase === 'Void' && due.outcomes[0] !== 'Void') wrong.push('it is void');
  if (outcome !== null && phase !== 'Reopened' && decidedBy !== null) {
    figures['decided'] = (figures['decided'] ?? 0) + 1;
    if (!due.outcomes.includes(outcome.outcome)) wrong.push(`decided was ${outcome.outcome}, right is ${due.outcomes.join(' or ')}`);
    if (due.pays !== 'nothing' && outcome.pullNumber !== pulls.get('solver')) wrong.push(`paid for #${outcome.pullNumber}`);
  }
  if (due.pays === 'nothing' && paid.length > 0) wrong.push('somebody was paid');
  if (due.pays === 'nothing') return wrong;
  if (decidedBy !== null) figures['solved'] = (figures['solved'] ?? 0) + 1;
  if (paid.some(({ hotkey, coldkey }) => hotkey !== solver.hotkey || coldkey !== solver.coldkey)) wrong.push('somebody else was paid');
  for (const name of ['PayoutReleased', 'HoldbackReleased'] as const)
    if (paid.filter((it) => it.name === name).length > 1) wrong.push(`${name} twice`);
  const sum = paid.reduce((all, { amount }) => all + amount, 0n);
  if (sum > bounty) wrong.push(`${sum} was paid`);
  if (paid.length > 0) figures['paidFirst'] = (figures['paidFirst'] ?? 0) + 1;
  const ended = (at: number | null): boolean => at !== null && at + patienceOf(scale) * DAY_BLOCKS < competitionNow(chronicle);
  if (outcome !== null && phase !== 'Reopened' && ended(settleAt) && paid.length === 0) wrong.push('nothing was paid in time');
  if (due.pays === 'all' && ended(finalAt) && sum !== bounty) wrong.push(`${sum} of ${bounty} was paid at the end`);
  if (due.pays === 'first' && phase === 'Final' && sum >= bounty) wrong.push('all was paid though the merge was undone');
  if (sum === bounty) figures['paidAll'] = (figures['paidAll'] ?? 0) + 1;
  return wrong;
};

const competitionNow = ({ events }: Chronicle): number => events.at(-1)?.block ?? 0;

const paymentsOf = (chronicle: Chronicle, competition: bigint) =>
  [...chronicle.named('PayoutReleased'), ...chronicle.named('HoldbackReleased')].filter(
    ({ competitionId }) => competitionId === competition,
  );

/** Every cancelled issue was to be, and every one that was to be is. */
const judgeCancels = (world: World, chronicle: Chronicle, now: number, { scale }: Tempo): string[] => {
  const right = new Map<bigint, { readonly reasons: readonly string[]; readonly by: number }>();
  for (const { competition, story, decidedBy } of world.played.values()) {
    const { cancel } = dueOf(story.plot, story.solver);
    // a decision against a winner waits for the end of its challenge window
    if (cancel !== null && decidedBy !== null) right.set(competition.issueId, { reasons: [cancel], by: decidedBy + 4 * scale * DAY_MS });
  }
  for (const [issue, { how, at }] of world.endedIdle)
    right.set(issue, { reasons: how === 'deleted' ? ['Deleted'] : ['NotPlanned'], by: at + (2 + 4 * scale) * DAY_MS });
  const cancelled = new Map(chronicle.named('IssueCancelled').map(({ issueId, reason }) => [issueId, reason]));
  const wrongly = [...cancelled].flatMap(([issue, reason]) =>
    right.get(issue)?.reasons.includes(reason) ? [] : [`issue ${issue} was cancelled as ${reason}, and its bounty burned, wrongly`],
  );
  const missing = [...right].flatMap(([issue, { by }]) =>
    by + patienceOf(scale) * DAY_MS < now && !cancelled.has(issue) ? [`issue ${issue} ought to have been cancelled`] : [],
  );
  return [...wrongly, ...missing];
};

/** Decisions before and after a challenge. */
const reopenings = (chronicle: Chronicle): { before: OutcomePayload; after: OutcomePayload | undefined }[] => {
  const decided = chronicle.named('CompetitionDecided');
  return chronicle.named('CompetitionReopened').flatMap(({ competitionId }) => {
    const [before, after] = decided.filter((it) => it.competitionId === competitionId).map(({ payload }) => payload);
    return before === undefined ? [] : [{ before, after }];
  });
};

const differsInFlagsOnly = (before: OutcomePayload, after: OutcomePayload): boolean =>
  before.outcome === after.outcome &&
  before.pullNumber === after.pullNumber &&
  before.mergeSha === after.mergeSha &&
  (before.validA !== after.validA || before.validB !== after.validB);
