import type { EventRow } from '../api/model';
import type { IconName } from '../design/icon';
import { shortAccount } from '../units/account';
import { formatAlpha } from '../units/alpha';
import type { TimelineEntry } from './event-timeline';

type Fields = Readonly<Record<string, unknown>>;

/** A rao field of an event; one that is none is shown as it came, for a history must not lose an event. */
const alpha = (fields: Fields, key: string): string => {
  const value = fields[key];
  return typeof value === 'string' && /^-?\d+$/.test(value) ? `${formatAlpha(value)} α` : String(value ?? 'an unknown amount');
};
const account = (fields: Fields, key: string): string => {
  const value = fields[key];
  return typeof value === 'string' ? shortAccount(value) : 'an unknown account';
};

interface Telling {
  readonly icon: IconName;
  readonly tone: TimelineEntry['tone'];
  readonly say: (fields: Fields) => string;
}

/** Sentences for the contract's events; the names are the contract's. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  IssueRegistered: { icon: 'issues', tone: 'plain', say: (f) => `Registered with a target of ${alpha(f, 'target')}.` },
  IssueOpened: { icon: 'issues', tone: 'good', say: () => 'Open: miners can be paired for it.' },
  IssueCancelled: { icon: 'cross', tone: 'bad', say: (f) => `Cancelled; ${alpha(f, 'recycled')} recycled.` },
  IssueSolved: { icon: 'trophy', tone: 'good', say: () => 'Solved.' },
  BountyFunded: {
    icon: 'coin',
    tone: 'gold',
    say: (f) => `${alpha(f, 'amount')} came in from emissions, ${alpha(f, 'filled')} of ${alpha(f, 'target')} collected.`,
  },
  EmissionHarvested: {
    icon: 'coin',
    tone: 'plain',
    say: (f) => `${alpha(f, 'received')} harvested, ${alpha(f, 'filled')} to bounties, ${alpha(f, 'recycled')} recycled.`,
  },
  EmissionRecycled: { icon: 'auto', tone: 'plain', say: (f) => `${alpha(f, 'amount')} recycled.` },
  MinerEnrolled: { icon: 'clock', tone: 'plain', say: (f) => `${account(f, 'hotkey')} enrolled.` },
  PairsProposed: { icon: 'duels', tone: 'plain', say: (f) => `${account(f, 'validator')} proposed pairs.` },
  PairsAccepted: { icon: 'duels', tone: 'good', say: (f) => `Pairs accepted: ${Array.isArray(f['pairs']) ? f['pairs'].length : 0}.` },
  PairSkipped: { icon: 'duels', tone: 'bad', say: (f) => `Pair ${account(f, 'a')} and ${account(f, 'b')} could not start.` },
  CompetitionStarted: { icon: 'duels', tone: 'good', say: (f) => `Duel ${String(f['competitionId'])} started for ${alpha(f, 'bounty')}.` },
  OutcomeVoted: { icon: 'validators', tone: 'plain', say: (f) => `${account(f, 'validator')} voted on the outcome.` },
  CompetitionDecided: { icon: 'validators', tone: 'good', say: (f) => `Duel ${String(f['competitionId'])} decided by quorum.` },
  CompetitorWithdrew: {
    icon: 'left',
    tone: 'bad',
    say: (f) => `${account(f, 'hotkey')} withdrew from duel ${String(f['competitionId'])}.`,
  },
  CompetitionExtended: { icon: 'clock', tone: 'plain', say: (f) => `The review of duel ${String(f['competitionId'])} got more time.` },
  CompetitionChallenged: { icon: 'warning', tone: 'bad', say: (f) => `${account(f, 'validator')} challenged the decision.` },
  CompetitionReopened: { icon: 'auto', tone: 'bad', say: () => 'A challenge passed: validators vote again.' },
  CompetitionClosed: { icon: 'check', tone: 'plain', say: (f) => `Duel ${String(f['competitionId'])} is closed.` },
  HoldbackReleased: { icon: 'coin', tone: 'gold', say: (f) => `The rest, ${alpha(f, 'amount')}, paid to ${account(f, 'coldkey')}.` },
  SolutionReverted: { icon: 'cross', tone: 'bad', say: (f) => `The solution was reverted; ${alpha(f, 'recycled')} recycled.` },
  CompetitionVoided: { icon: 'cross', tone: 'bad', say: (f) => `Duel ${String(f['competitionId'])} is void.` },
  PayoutReleased: { icon: 'trophy', tone: 'gold', say: (f) => `${alpha(f, 'amount')} paid to ${account(f, 'coldkey')}.` },
  PayoutFailed: { icon: 'warning', tone: 'bad', say: (f) => `The chain refused to pay ${alpha(f, 'amount')}; it stays owed.` },
};

/** An event as a line of a history. An event without a sentence of its own is told by its name. */
export const eventEntry = (event: EventRow): TimelineEntry => {
  const telling = TELLINGS[event.name];
  return {
    id: `${event.block}-${event.eventIndex}`,
    name: event.name,
    sentence: telling
      ? telling.say(event.data as Fields)
      : event.name.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) + '.',
    block: event.block,
    at: event.at,
    icon: telling?.icon ?? 'contract',
    tone: telling?.tone ?? 'plain',
  };
};
