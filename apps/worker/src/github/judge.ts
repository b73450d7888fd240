import type { PullFacts } from '@joust/github';
import type { Competition, CompetitionSide } from '@joust/tables';

/** Whether a competitor's pull request counts as it stands now, and if not, why. For people: validators judge by libs/github. */
export interface Judgement {
  readonly inWindow: boolean;
  readonly valid: boolean;
  readonly reasons: string[];
}

/** The rule: mechanism, "Settled": created in the window, in the repository and against the branch of registration, no draft, not turned down. */
export const judge = (
  pull: PullFacts,
  { openTime, closeTime }: Pick<Competition, 'openTime' | 'closeTime'>,
  issue: { repoId: bigint; baseBranch: string },
): Judgement => {
  const reasons: string[] = [];
  if (pull.createdAt < openTime.getTime()) reasons.push('opened before the window');
  if (pull.createdAt > closeTime.getTime()) reasons.push('opened after the window');
  const inWindow = reasons.length === 0;
  if (BigInt(pull.repoId) !== issue.repoId) reasons.push('in another repository');
  if (pull.baseBranch !== issue.baseBranch) reasons.push(`aimed at ${pull.baseBranch}, not at ${issue.baseBranch}`);
  if (pull.isDraft) reasons.push('a draft');
  if (pull.state === 'CLOSED') reasons.push('closed without being merged');
  return { inWindow, valid: reasons.length === 0, reasons };
};

/** The side whose account opened the pull request. */
export const sideOf = (pull: PullFacts, sides: readonly CompetitionSide[]): CompetitionSide | null =>
  sides.find((side) => pull.author !== null && side.githubId === BigInt(pull.author.id)) ?? null;
