import type { Evidence } from '../evidence/evidence.ts';
import type { CompetitionView } from './competition-view.ts';
import { detect } from './detect.ts';
import type { Finding } from './finding.ts';
import { inReviewAt, termsOf } from './validity.ts';

/**
 * Whether a valid pull request of a competitor who has not withdrawn waits for its review: what an extension rests on
 * (mechanism 4.5). Disproven as soon as an outcome is proven, and while the issue is closed.
 */
export const reviewOf = (view: CompetitionView, evidence: Evidence, nowMs: bigint): Finding => {
  const verdict = detect(view, evidence, nowMs);
  if (verdict.status === 'unknown' || evidence.kind !== 'read') return { status: 'unknown', reasons: verdict.reasons };
  if (verdict.status === 'proven') return { status: 'disproven', reasons: [`its outcome is proven: ${verdict.payload.outcome}`] };
  if (evidence.issue.state === 'CLOSED') return { status: 'disproven', reasons: ['the issue is closed'] };
  const { a, b } = view.competition;
  const staying = new Set([a, b].filter(({ withdrawnAt }) => withdrawnAt == null).map(({ githubId }) => Number(githubId)));
  const waiting = evidence.competitorPulls.find(
    (pull) => pull.author !== null && staying.has(pull.author.id) && inReviewAt(pull, termsOf(view), Number(nowMs)),
  );
  if (waiting === undefined) return { status: 'disproven', reasons: ['no valid pull request waits for a review'] };
  return { status: 'proven', reasons: [`#${waiting.number} is valid and waits for its review (4.5)`] };
};
