import type { Matchup, TimelineEntry } from '../api/model';
import type { LaneMark, Stretch } from './lanes';

type Drawn = Pick<LaneMark, 'icon' | 'tone' | 'label'>;

/** What a lane shows of an entry; null for what both share or what is no event of the race. */
const drawn = (entry: TimelineEntry): Drawn | null => {
  const number = `#${entry.pullNumber}`;
  switch (entry.kind) {
    case 'started':
      return { icon: 'duels', tone: 'plain', label: 'paired' };
    case 'pull_opened':
      return { icon: 'pull', tone: entry.valid === false ? 'bad' : 'plain', label: entry.valid === false ? `${number} not valid` : number };
    case 'pull_closed':
      return { icon: 'cross', tone: 'bad', label: `${number} closed` };
    case 'pull_merged':
      return { icon: 'merged', tone: 'good', label: `${number} merged` };
    case 'quorum_reached':
      return { icon: 'validators', tone: 'gold', label: 'quorum' };
    case 'paid':
      return { icon: 'trophy', tone: 'gold', label: 'paid' };
    default:
      return null;
  }
};

/** The marks of one side; what belongs to no side stands on the winner's lane, or on both. */
export const laneOf = ({ timeline, outcome }: Pick<Matchup, 'timeline' | 'outcome'>, side: 'a' | 'b'): LaneMark[] =>
  timeline.flatMap((entry, index) => {
    const mark = drawn(entry);
    const owner = entry.side ?? (entry.kind === 'started' ? null : (outcome?.winner ?? null));
    return mark && (owner === null || owner === side) ? [{ key: `${entry.kind}-${index}`, at: Date.parse(entry.at), ...mark }] : [];
  });

/** The stretches of the window, cut where the duel was over: what was never waited for is not drawn. */
export const stretchesOf = ({ window, outcome, timeline }: Pick<Matchup, 'window' | 'outcome' | 'timeline'>): Stretch[] => {
  const last = Math.max(...timeline.map(({ at }) => Date.parse(at)), Date.parse(window.startedAt));
  const end = outcome ? Math.max(last, Date.parse(outcome.settlesAt ?? outcome.decided.at)) : Date.parse(window.resolvesAt);
  const stages: [string, string, string][] = [
    ['locked', window.startedAt, window.opensAt],
    ['window', window.opensAt, window.closesAt],
    ['review', window.closesAt, window.resolvesAt],
  ];
  return stages
    .map(([name, from, to]) => ({ name, from: Date.parse(from), to: Math.min(end, Date.parse(to)) }))
    .filter(({ from, to }) => to > from);
};
