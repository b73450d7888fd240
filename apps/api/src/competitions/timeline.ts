import type { Outcome, SideName } from '@joust/tables/competitions';
import type { Snapshot } from '../database/snapshot.ts';
import { eventRefs } from '../scan/references.ts';
import type { AsOf } from '../wire/as-of.dto.ts';
import { votedOutcome } from './ballots.ts';
import type { CompetitionRow } from './competition-rows.ts';
import { endOf, winnerOf } from './results.ts';
import type { Decision, PairTally } from './tally.dto.ts';
import type { Payouts } from './payouts.ts';
import type { Pull, PayoutProof } from './side.dto.ts';
import type { TimelineEntry } from './timeline.dto.ts';
import { expectedTime } from './window.ts';

/** What a timeline is told from; all of it is already read for the matchup. */
export interface Story {
  competition: CompetitionRow;
  pairing: PairTally;
  pulls: Record<SideName, Pull[]>;
  decision: Decision | null;
  payouts: Payouts;
  msPerBlock: number;
}

/** Everything that happened so far, oldest first. Steps of the window count once `asOf` has passed them and it was not over before. */
export const timelineOf = async (snapshot: Snapshot, story: Story, asOf: AsOf): Promise<TimelineEntry[]> => {
  const { competition } = story;
  const started = (await eventRefs(snapshot, [competition]))(competition);
  const entries = [
    ...proposals(story),
    entry({ kind: 'started', ...started, text: 'The competition started.' }),
    ...windowSteps(story, asOf),
    ...pullSteps(story.pulls),
    ...(await voteSteps(snapshot, competition.id)),
    ...decisionSteps(story),
    ...(await failedPayments(snapshot, competition.id)),
    ...(await turns(snapshot, competition.id)),
    ...paidStep('paid', story.payouts.first, competition, 'The bounty was paid to the winner.'),
    ...paidStep('rest_paid', story.payouts.rest, competition, 'What was held back was paid to the winner.'),
  ];
  return entries.sort(byTime);
};

type Told = Pick<TimelineEntry, 'kind' | 'at' | 'text'> & Partial<TimelineEntry>;

const entry = (told: Told): TimelineEntry => ({
  block: null,
  eventIndex: null,
  extrinsicHash: null,
  side: null,
  validator: null,
  amount: null,
  outcome: null,
  pullNumber: null,
  valid: null,
  ...told,
});

const place = ({ at, block, eventIndex, extrinsicHash }: Pick<PayoutProof, 'at' | 'block' | 'eventIndex' | 'extrinsicHash'>) => ({
  at,
  block,
  eventIndex,
  extrinsicHash,
});

/** By time; inside a block by event, and what no event marks comes first. */
const byTime = (x: TimelineEntry, y: TimelineEntry): number =>
  x.at.localeCompare(y.at) ||
  (x.block ?? 0) - (y.block ?? 0) ||
  (x.eventIndex ?? -1) - (y.eventIndex ?? -1) ||
  (x.pullNumber ?? 0) - (y.pullNumber ?? 0);

const proposals = ({ pairing }: Story): TimelineEntry[] =>
  pairing.votes.map(({ validator, weight, cast }) =>
    entry({ kind: 'pair_proposed', ...cast, validator, amount: weight, text: 'A validator proposed this pair.' }),
  );

const windowSteps = ({ competition, msPerBlock }: Story, asOf: AsOf): TimelineEntry[] => {
  const over = Math.min(competition.decidedAt ?? asOf.block, asOf.block);
  const steps = [
    ['window_opened', competition.openAt, competition.openTime, 'Pull requests count from here on.'],
    ['window_closed', competition.closeAt, competition.closeTime, 'New pull requests no longer count.'],
    ['resolve_reached', competition.resolveAt, competition.resolveTime, 'Merges no longer count.'],
  ] as const;
  const passed = steps
    .filter(([, block]) => block <= over)
    .map(([kind, block, time, text]) => entry({ kind, block, at: time.toISOString(), text }));
  const settle = competition.settleAt;
  const settles = settle !== null && settle <= asOf.block;
  if (settles)
    passed.push(
      entry({
        kind: 'settle_reached',
        block: settle,
        at: expectedTime(competition, settle, msPerBlock),
        text: 'The challenge window is over; anyone may settle.',
      }),
    );
  return passed;
};

const pullSteps = (pulls: Record<SideName, Pull[]>): TimelineEntry[] =>
  (['a', 'b'] as const).flatMap((side) =>
    pulls[side].flatMap(({ number: pullNumber, valid, createdAt, closedAt, mergedAt, state }) => {
      const about = { side, pullNumber, valid };
      return [
        entry({ kind: 'pull_opened', at: createdAt, ...about, text: `Pull request #${pullNumber} was opened.` }),
        ...(mergedAt !== null
          ? [entry({ kind: 'pull_merged', at: mergedAt, ...about, text: `Pull request #${pullNumber} was merged.` })]
          : []),
        ...(state === 'closed' && closedAt !== null
          ? [entry({ kind: 'pull_closed', at: closedAt, ...about, text: `Pull request #${pullNumber} was closed.` })]
          : []),
      ];
    }),
  );

const voteSteps = async (snapshot: Snapshot, id: string): Promise<TimelineEntry[]> => {
  const rows = await snapshot.rows<{ blockNumber: number; eventIndex: number; validator: string; weight: string; payload: unknown }>(
    `SELECT block_number AS "blockNumber", event_index AS "eventIndex", validator, weight, payload FROM vote
     WHERE kind = 'outcome' AND subject = $1 ORDER BY block_number, event_index`,
    [id],
  );
  const event = await eventRefs(snapshot, rows);
  return rows.map((row) => {
    const { outcome, winner, pullNumber } = votedOutcome(row.payload);
    return entry({
      kind: 'vote_cast',
      ...event(row),
      validator: row.validator,
      amount: row.weight,
      outcome,
      side: winner,
      pullNumber,
      text: 'A validator voted on the outcome.',
    });
  });
};

/** Outcomes in words; the wire word stands in `outcome`. */
const SENTENCES: Readonly<Record<Outcome, string>> = {
  WinA: 'A wins',
  WinB: 'B wins',
  WalkoverA: 'A wins by walkover',
  WalkoverB: 'B wins by walkover',
  BothFail: 'neither solved it',
  FaultA: "the fault is A's",
  FaultB: "the fault is B's",
  EarlyA: 'A withdrew early',
  EarlyB: 'B withdrew early',
  Void: 'void',
};

const decisionSteps = ({ competition, decision }: Story): TimelineEntry[] => {
  if (!decision) return [];
  const voided = competition.phase === 'Void';
  return [
    entry({
      kind: voided ? 'voided' : 'quorum_reached',
      ...decision.decided,
      outcome: decision.outcome,
      side: decision.winner,
      pullNumber: decision.pullNumber,
      text: voided ? 'The competition is void.' : `The outcome reached quorum: ${SENTENCES[endOf(competition) ?? 'Void']}.`,
    }),
  ];
};

const failedPayments = async (snapshot: Snapshot, id: string): Promise<TimelineEntry[]> => {
  const rows = await snapshot.rows<{ blockNumber: number; eventIndex: number; amount: string }>(
    'SELECT block_number AS "blockNumber", event_index AS "eventIndex", amount FROM payout_failure WHERE competition_id = $1',
    [id],
  );
  const event = await eventRefs(snapshot, rows);
  return rows.map((row) =>
    entry({ kind: 'payout_failed', ...event(row), amount: row.amount, text: 'The chain refused the payment; it stays owed.' }),
  );
};

const paidStep = (kind: 'paid' | 'rest_paid', proof: PayoutProof | null, competition: CompetitionRow, text: string): TimelineEntry[] =>
  proof === null ? [] : [entry({ kind, ...place(proof), side: winnerSide(competition), amount: proof.amount, text })];

/** What changed the course of the competition, from the contract's own events. */
const TURNS = {
  CompetitorWithdrew: ['withdrew', 'A competitor withdrew.'],
  CompetitionExtended: ['extended', 'Validators gave the review more time.'],
  CompetitionChallenged: ['challenge_cast', 'A validator challenged the decision.'],
  CompetitionReopened: ['reopened', 'A challenge passed: validators vote again.'],
  SolutionReverted: ['reverted', 'The solution was reverted; what was held back is recycled.'],
} as const;

const turns = async (snapshot: Snapshot, id: string): Promise<TimelineEntry[]> => {
  const rows = await snapshot.rows<{ blockNumber: number; eventIndex: number; name: keyof typeof TURNS }>(
    `SELECT block_number AS "blockNumber", event_index AS "eventIndex", name FROM event
     WHERE source = 'contract' AND competition_id = $1 AND name = ANY($2)`,
    [id, Object.keys(TURNS)],
  );
  const event = await eventRefs(snapshot, rows);
  return rows.map((row) => {
    const [kind, text] = TURNS[row.name];
    return entry({ kind, ...event(row), text });
  });
};

const winnerSide = (competition: CompetitionRow): SideName | null => {
  const end = endOf(competition);
  return end && winnerOf(end);
};
