import type { Competition, Issue, OutcomePayload } from '@joust/contract';
import type { Ending, Finding, Verdict } from '@joust/github';
import type { ChainView } from '../chain/chain-view.ts';
import type { RoundEvidence } from '../round/evidence.ts';
import type { RoundSettings } from '../round/settings.ts';
import { ANCHOR, competition, configAt, HASH, issue, settings, silence, validator, view, ZERO_SHA } from '../testing/view.ts';
import { decideAppeals, votableAppeals } from './appeals.ts';
import { decideCancels, votableIssues } from './cancels.ts';
import { decideCode } from './code.ts';
import { decideExtensions, votableExtensions } from './extensions.ts';
import { decideOutcomes } from './outcomes.ts';

/** The view's block; a contract day is 36 blocks. */
const NOW = ANCHOR + 2;
const stranger = [validator('V2')];
const sentBy = (decisions: readonly { action: unknown }[]) => decisions.flatMap(({ action }) => (action === null ? [] : [action]));

describe('more time', () => {
  const chain = (more: Partial<Competition> = {}, others: Partial<ChainView> = {}) =>
    view({ competitions: [competition(1, { resolveAt: NOW + 1, ...more })], ...others });
  const finding = (status: Finding['status']): RoundEvidence => ({ ...silence, reviews: new Map([[1n, { status, reasons: [] }]]) });
  const vote = [{ message: 'voteExtend', args: [1n] }];

  it.each([
    ['proven', vote],
    ['disproven', []],
    ['unknown', []],
  ] as const)('a review that is %s: %p', (status, expected) =>
    expect(sentBy(decideExtensions(chain(), finding(status), 'V1'))).toEqual(expected),
  );

  it.each<[string, Partial<Competition>, number]>([
    ['in the last two days', { resolveAt: NOW + 72 }, 1],
    ['a block before them', { resolveAt: NOW + 73 }, 0],
    ['at the resolve', { resolveAt: NOW }, 0],
    ['before the window closes', { closeAt: NOW + 1, resolveAt: NOW + 2 }, 0],
    ['a second time', { extendedAt: NOW - 1 }, 0],
    ['when decided', { phase: 'Decided' }, 0],
    ['when reopened', { phase: 'Reopened' }, 0],
  ])('is voted %s', (_name, more, votes) => expect(sentBy(decideExtensions(chain(more), finding('proven'), 'V1'))).toHaveLength(votes));

  it.each<[string, Partial<ChainView>]>([
    ['who voted', { ownVotes: new Set(['Extend 1']) }],
    ['a stranger', { validators: stranger }],
  ])('not by %s, who does not ask GitHub either', (_name, others) => {
    expect(votableExtensions(chain({}, others), 'V1')).toEqual([]);
    expect(sentBy(decideExtensions(chain({}, others), silence, 'V1'))).toEqual([]);
  });
});

const sha = `0x${'ab'.repeat(20)}` as const;
const win: OutcomePayload = { outcome: 'WinA', void: null, pullNumber: 7, mergeSha: sha, validA: true, validB: false };
const fault: OutcomePayload = { ...win, outcome: 'FaultA', validA: true };
const bothFailed: OutcomePayload = { ...win, outcome: 'BothFail', pullNumber: 0, mergeSha: ZERO_SHA, validA: false };
const proven = (payload: OutcomePayload): Verdict => ({ status: 'proven', payload: payload as never, reasons: [] });
const verdicts = (verdict: Verdict): RoundEvidence => ({ ...silence, verdicts: new Map([[1n, verdict]]) });

describe('a decision looked at again', () => {
  const decided = (more: Partial<Competition>, others: Partial<ChainView> = {}) =>
    view({ competitions: [competition(1, { phase: 'Decided', outcome: win, settleAt: NOW + 1, finalAt: NOW + 9, ...more })], ...others });
  const after = { settleAt: NOW, finalAt: NOW + 1 };

  it.each<[string, Partial<Competition>, Verdict, unknown]>([
    ['the same', {}, proven(win), []],
    ['another winner', {}, proven({ ...win, outcome: 'WinB' }), 'challenge'],
    ['another pull request', {}, proven({ ...win, pullNumber: 8 }), 'challenge'],
    ['the same win, its loser valid too', {}, proven({ ...win, validB: true }), []],
    ['another failure valid', { outcome: bothFailed }, proven({ ...bothFailed, validB: true }), 'challenge'],
    ['undone in the challenge window', {}, proven(fault), 'challenge'],
    ['no longer known', {}, { status: 'unknown', reasons: [] }, []],
    ['pending', {}, { status: 'pending', nextMs: null, reasons: [] }, []],
    ['wrong, but challenged before', { reopenedAt: NOW - 1 }, proven(fault), []],
    ['undone after the challenge window', after, proven(fault), 'voteReverted'],
    ['undone in the holdback', { ...after, phase: 'Holdback' }, proven(fault), 'voteReverted'],
    ['undone after a walkover', { ...after, outcome: { ...win, outcome: 'WalkoverA' } }, proven(fault), 'voteReverted'],
    ['another merge undone', after, proven({ ...fault, pullNumber: 8 }), []],
    ['another winner, too late', after, proven({ ...win, outcome: 'WinB' }), []],
    ['the fault of the loser', after, proven({ ...fault, outcome: 'FaultB' }), []],
    ['undone when all is paid', { settleAt: NOW - 1, finalAt: NOW }, proven(fault), []],
    ['undone twice', { ...after, revertedAt: NOW - 1 }, proven(fault), []],
    ['nobody won', { settleAt: NOW, finalAt: null }, proven(fault), []],
  ])('%s', (_name, more, verdict, message) =>
    expect(sentBy(decideAppeals(decided(more), verdicts(verdict), 'V1'))).toEqual(
      typeof message === 'string' ? [{ message, args: [1n] }] : [],
    ),
  );

  it.each<[string, Partial<Competition>, Partial<ChainView>]>([
    ['who challenged', {}, { ownVotes: new Set(['Challenge 1']) }],
    ['who voted it reverted', after, { ownVotes: new Set(['Revert 1']) }],
    ['a stranger', {}, { validators: stranger }],
  ])('not by %s, who does not ask GitHub either', (_name, more, others) => {
    expect(votableAppeals(decided(more, others), 'V1')).toEqual([]);
    expect(sentBy(decideAppeals(decided(more, others), silence, 'V1'))).toEqual([]);
  });
});

describe('an issue without a competition', () => {
  const chain = (more: Partial<Issue> = {}, others: Partial<ChainView> = {}) => view({ issues: [issue(1, more)], ...others });
  const says = (ending: Ending): RoundEvidence => ({ ...silence, endings: new Map([[1n, ending]]) });
  const ended: Ending = { status: 'ended', reason: 'NotPlanned', reasons: [] };
  const gone = (reason: 'Deleted' | 'Transferred'): Ending => ({ status: 'gone', reason, reasons: [] });
  const cancel = (reason: string) => [{ message: 'voteCancel', args: [1n, reason] }];

  it.each<[string, Partial<Issue>, Ending, unknown[]]>([
    ['that ended', {}, ended, cancel('NotPlanned')],
    ['registered only', { status: 'Registered' }, ended, cancel('NotPlanned')],
    ['that is open', {}, { status: 'open', nextMs: null, reasons: [] }, []],
    ['of which nothing is known', {}, { status: 'unknown', reasons: [] }, []],
    ['gone, not flagged', {}, gone('Deleted'), []],
    ['gone, flagged less than a day ago', { unavailableAt: NOW - 35 }, gone('Deleted'), []],
    ['gone, flagged a day ago', { unavailableAt: NOW - 36 }, gone('Deleted'), cancel('Deleted')],
    ['moved, flagged almost seven days ago', { unavailableAt: NOW - 251 }, gone('Transferred'), cancel('Transferred')],
    ['gone, flagged seven days ago', { unavailableAt: NOW - 252 }, gone('Deleted'), []],
    ['competing', { status: 'Competing' }, ended, []],
    ['solved', { status: 'Solved' }, ended, []],
  ])('%s', (_name, more, ending, expected) => expect(sentBy(decideCancels(chain(more), says(ending), 'V1'))).toEqual(expected));

  it.each<[string, Partial<ChainView>]>([
    ['who voted', { ownVotes: new Set(['Cancel 1']) }],
    ['a stranger', { validators: stranger }],
  ])('not by %s, who does not ask GitHub either', (_name, others) => {
    expect(votableIssues(chain({}, others), 'V1')).toEqual([]);
    expect(sentBy(decideCancels(chain({}, others), silence, 'V1'))).toEqual([]);
  });
});

describe('an issue that is gone while two compete for it', () => {
  const chain = (unavailableAt: number | null) =>
    view({ issues: [issue(1, { status: 'Competing', competition: 1n, unavailableAt })], competitions: [competition(1)] });
  const deleted: RoundEvidence = {
    ...verdicts({ status: 'unknown', reasons: ['410'] }),
    endings: new Map([[1n, { status: 'gone', reason: 'Deleted', reasons: ['410'] }]]),
  };
  const moved = verdicts(
    proven({
      outcome: 'Void',
      void: { type: 'Cancel', value: 'Transferred' },
      pullNumber: 0,
      mergeSha: ZERO_SHA,
      validA: false,
      validB: false,
    }),
  );

  it.each([
    ['deleted, not flagged', null, deleted, 0],
    ['deleted, flagged less than a day ago', NOW - 35, deleted, 0],
    ['deleted, flagged a day ago', NOW - 36, deleted, 1],
    ['moved, not flagged', null, moved, 0],
    ['moved, flagged a day ago', NOW - 36, moved, 1],
  ] as const)('%s at %p', (_name, unavailableAt, evidence, votes) => {
    const sent = sentBy(decideOutcomes(chain(unavailableAt), evidence, 'V1'));
    expect(sent).toHaveLength(votes);
    for (const one of sent) expect(one).toMatchObject({ args: [1n, { outcome: 'Void', void: { type: 'Cancel' } }] });
  });
});

describe('announced code', () => {
  const other = `0x${'0d'.repeat(32)}` as const;
  const chain = (others: Partial<ChainView> = {}, lapsesAt = NOW + 1) =>
    view({ config: configAt(NOW, { announcedCode: { codeHash: HASH, announcedAt: 1, readyAt: 2, lapsesAt } }), ...others });
  const veto = [{ message: 'vetoCode', args: [HASH] }];

  it.each<[string, Partial<RoundSettings>, ChainView, unknown[]]>([
    ['without a setting', {}, chain(), []],
    ['that the operator vetoes', { vetoedCode: [HASH] }, chain(), veto],
    ['beside one that the operator vetoes', { vetoedCode: [other] }, chain(), []],
    ['that the operator accepts', { acceptedCode: [other, HASH] }, chain(), []],
    ['that is not among the accepted', { acceptedCode: [other] }, chain(), veto],
    ['on both lists', { acceptedCode: [HASH], vetoedCode: [HASH] }, chain(), veto],
    ['vetoed by this validator before', { vetoedCode: [HASH] }, chain({ ownVotes: new Set([`Veto ${HASH}`]) }), []],
    ['that lapsed', { vetoedCode: [HASH] }, chain({}, NOW), []],
    ['for a stranger', { vetoedCode: [HASH] }, chain({ validators: stranger }), []],
    ['that is none', { vetoedCode: [HASH] }, view(), []],
  ])('%s', (_name, more, at, expected) => expect(sentBy(decideCode(at, 'V1', { ...settings, ...more }))).toEqual(expected));
});
