import type { AccountId } from '@joust/units';
import type { ChainView } from '../chain/chain-view.ts';
import {
  decideAppeals,
  decideCancels,
  decideCode,
  decideDuties,
  decideExtensions,
  decideIdentities,
  decideOutcomes,
  decidePairs,
} from '../issue-competitions/index.ts';
import type { Decision } from './action.ts';
import type { RoundEvidence } from './evidence.ts';
import type { RoundSettings } from './settings.ts';

/**
 * A round but for its weights: what this validator would send, from the chain at one finalized block and the evidence from GitHub.
 * Votes come first: others wait for them.
 * Pure: the same inputs give the same bytes, in whatever order lists arrive and however often the process restarts.
 */
export const decideRound = (view: ChainView, evidence: RoundEvidence, self: AccountId, settings: RoundSettings): Decision[] => {
  const ordered = inOrder(view);
  return [
    ...decideIdentities(ordered, evidence, self),
    ...decideOutcomes(ordered, evidence, self),
    ...decideExtensions(ordered, evidence, self),
    ...decideAppeals(ordered, evidence, self),
    ...decideCancels(ordered, evidence, self),
    ...decideCode(ordered, self, settings),
    decidePairs(ordered, self),
    ...decideDuties(ordered, evidence, self, settings),
  ];
};

/** Lists of records in the order of their keys; the whitelist keeps its own, which turns go by. */
const inOrder = (view: ChainView): ChainView => ({
  ...view,
  issues: sorted(view.issues, ({ id }) => id),
  competitions: sorted(view.competitions, ({ id }) => id),
  enrolments: sorted(view.enrolments, ({ hotkey }) => hotkey),
  claims: sorted(view.claims, ({ hotkey }) => hotkey),
});

const sorted = <T>(items: readonly T[], key: (item: T) => bigint | string): T[] => [...items].sort((x, y) => (key(x) < key(y) ? -1 : 1));
