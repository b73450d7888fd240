import type { BlockRef, Joust } from '@joust/contract';
import type { GithubClient } from '@joust/github';
import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import { readView } from '../chain/read-view.ts';
import { gatherEvidence } from '../github/github-evidence.ts';
import type { Decision } from './action.ts';
import { decideRound } from './decide.ts';
import type { RoundSettings } from './settings.ts';

/** What a round read and what it concluded. */
export interface Round {
  readonly view: ChainView;
  readonly decisions: readonly Decision[];
}

/** Reads the chain at a block and GitHub's answers to what is open, and decides. Sends nothing. */
export const think = async (
  joust: Joust,
  github: GithubClient,
  self: AccountId,
  block: BlockRef,
  settings: RoundSettings,
): Promise<Round> => {
  const view = await readView(joust, self, block);
  const evidence = await gatherEvidence(github, view, self, joust.address);
  return { view, decisions: decideRound(view, evidence, self, settings) };
};
