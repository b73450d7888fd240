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
  quorum_reached: 'validators',
  voided: 'cross',
  settle_reached: 'clock',
  payout_failed: 'warning',
  paid: 'trophy',
};

const toneOf = ({ kind, side, valid }: Wire): TimelineEntry['tone'] => {
  if (kind === 'paid' || kind === 'quorum_reached') return 'gold';
  if (kind === 'voided' || kind === 'payout_failed' || valid === false) return 'bad';
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
