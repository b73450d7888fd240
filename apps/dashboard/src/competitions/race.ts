import type { Matchup, TimelineEntry } from '../api/model';
import { expiresAt } from './countdown';
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
    case 'withdrew':
      return { icon: 'left', tone: 'bad', label: 'withdrew' };
    case 'extended':
      return { icon: 'clock', tone: 'plain', label: 'more time' };
    case 'reopened':
      return { icon: 'auto', tone: 'bad', label: 'reopened' };
    case 'quorum_reached':
      return { icon: 'validators', tone: 'gold', label: 'quorum' };
    case 'paid':
      return { icon: 'trophy', tone: 'gold', label: 'first part' };
    case 'rest_paid':
      return { icon: 'coin', tone: 'gold', label: 'rest' };
    case 'reverted':
      return { icon: 'cross', tone: 'bad', label: 'reverted' };
    default:
      return null;
  }
};

/** What concerns both, whoever wins. */
const SHARED: readonly TimelineEntry['kind'][] = ['started', 'extended', 'reopened'];

/** The marks of one side; what belongs to no side stands on the winner's lane, or on both. Who withdrew is known or it is left out. */
export const laneOf = ({ timeline, outcome }: Pick<Matchup, 'timeline' | 'outcome'>, side: 'a' | 'b'): LaneMark[] =>
  timeline.flatMap((entry, index) => {
    const mark = drawn(entry);
    if (!mark || (entry.kind === 'withdrew' && entry.side === null)) return [];
    const owner = SHARED.includes(entry.kind) ? null : (entry.side ?? outcome?.winner ?? null);
    return owner === null || owner === side ? [{ key: `${entry.kind}-${index}`, at: Date.parse(entry.at), ...mark }] : [];
  });

type Story = Pick<Matchup, 'window' | 'outcome' | 'holdback' | 'rest' | 'timeline'>;

/** The stretches of the course, each cut where the duel went on without it: what was never waited for is not drawn. */
export const stretchesOf = (duel: Story): Stretch[] => {
  const { window, outcome } = duel;
  const reopened = duel.timeline.find(({ kind }) => kind === 'reopened')?.at ?? null;
  const decided = outcome && window.phase !== 'reopened' ? outcome.decided.at : null;
  const run = Date.parse(reopened ?? decided ?? window.resolvesAt);
  const stages: [string, string, string][] = [
    ['locked', window.startedAt, window.opensAt],
    ['window', window.opensAt, window.closesAt],
    ['review', window.closesAt, window.resolvesAt],
  ];
  const later: [string, string, string][] = [];
  if (reopened) later.push(['new vote', reopened, decided ?? expiresAt(window)]);
  if (decided && outcome?.settlesAt) later.push(['challenge', decided, outcome.settlesAt]);
  if (duel.holdback && outcome?.settlesAt) later.push(['holdback', outcome.settlesAt, endOfHoldback(duel) ?? duel.holdback.until]);
  return [
    ...stages.map(([name, from, to]) => ({ name, from: Date.parse(from), to: Math.min(run, Date.parse(to)) })),
    ...later.map(([name, from, to]) => ({ name, from: Date.parse(from), to: Date.parse(to) })),
  ].filter(({ from, to }) => to > from);
};

const endOfHoldback = ({ holdback, rest }: Story): string | null => holdback?.reverted?.at ?? rest?.at ?? null;
