import type { TimelineEntry as Wire } from '../api/model';
import type { IconName } from '../design/icon';
import type { TimelineEntry } from '../events/event-timeline';

const ICONS: Record<Wire['kind'], IconName> = {
  pair_proposed: 'duels',
  started: 'duels',
  window_opened: 'clock',
  pull_opened: 'pull',
  pull_closed: 'cross',
  pull_merged: 'merged',
  window_closed: 'lock',
  resolve_reached: 'clock',
  vote_cast: 'validators',
  withdrew: 'left',
  extended: 'clock',
  quorum_reached: 'validators',
  challenge_cast: 'warning',
  reopened: 'auto',
  voided: 'cross',
  settle_reached: 'clock',
  payout_failed: 'warning',
  paid: 'trophy',
  rest_paid: 'coin',
  reverted: 'cross',
};

const GOLD: readonly Wire['kind'][] = ['quorum_reached', 'paid', 'rest_paid'];
const BAD: readonly Wire['kind'][] = ['withdrew', 'challenge_cast', 'reopened', 'voided', 'payout_failed', 'reverted'];

const toneOf = ({ kind, side, valid }: Wire): TimelineEntry['tone'] => {
  if (GOLD.includes(kind)) return 'gold';
  if (BAD.includes(kind) || valid === false) return 'bad';
  if (kind === 'window_opened') return 'good';
  return side ?? 'plain';
};

/** The timeline of a matchup, newest first; the sentences are the API's. */
export const matchupTimeline = (entries: readonly Wire[]): TimelineEntry[] =>
  entries
    .map((entry, index) => ({
      id: `${index}-${entry.kind}`,
      name: entry.kind.replaceAll('_', ' '),
      sentence: entry.text,
      block: entry.block,
      at: entry.at,
      icon: ICONS[entry.kind],
      tone: toneOf(entry),
    }))
    .reverse();
