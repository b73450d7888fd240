import type { CancelReason, Issue } from '@joust/contract';
import { scaleBlocks } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';

/** In blocks of 7,200 a day: a flag holds from its second day to its seventh (contract, `flag_unavailable`). */
const SECOND_LOOK = 7_200;
const FLAG_TTL = 50_400;

type Clock = Pick<ChainView['config'], 'block' | 'blocksPerDay'>;

/** Whether somebody said in the last seven days that the issue is gone. */
export const isFlagged = ({ unavailableAt }: Issue, { block, blocksPerDay }: Clock): boolean =>
  unavailableAt !== null && block < unavailableAt + scaleBlocks(FLAG_TTL, blocksPerDay);

/**
 * Why a cancellation for this reason is too early; null when the contract takes it: an issue that is gone is looked at
 * twice, a day apart, and the flag is the memory of the first look.
 */
export const noCancelBecause = (reason: CancelReason, issue: Issue, clock: Clock): string | null => {
  if (reason !== 'Transferred' && reason !== 'Deleted') return null;
  if (issue.unavailableAt === null || !isFlagged(issue, clock)) return 'nobody has flagged the issue as gone yet';
  const from = issue.unavailableAt + scaleBlocks(SECOND_LOOK, clock.blocksPerDay);
  return clock.block < from ? `the second look at an issue that is gone is at block ${from}` : null;
};
