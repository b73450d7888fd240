import type { Parameters } from '../api/model';
import type { Fact } from '../design/facts';
import { formatAlpha, formatShare } from '../units/alpha';

/** Parameters that belong together. */
export interface FactGroup {
  readonly name: string;
  readonly facts: readonly Fact[];
}

const RULE_BLOCKS_PER_DAY = 7_200;
const RULE_BLOCKS_PER_HOUR = 300;

const counted = (n: number, one: string): string => `${n.toLocaleString('en', { maximumFractionDigits: 1 })} ${one}${n === 1 ? '' : 's'}`;

/** `n` rule blocks on a chain of `blocksPerDay`: rounded up and at least one, as the contract does it. */
export const scaled = (n: number, blocksPerDay: number): number => Math.max(1, Math.ceil((n * blocksPerDay) / RULE_BLOCKS_PER_DAY));

const inTime = (n: number): string => {
  if (n >= RULE_BLOCKS_PER_DAY) return counted(n / RULE_BLOCKS_PER_DAY, 'day');
  return n >= RULE_BLOCKS_PER_HOUR ? counted(n / RULE_BLOCKS_PER_HOUR, 'hour') : counted(n, 'rule block');
};

/** 50,400 -> "7 days, 252 blocks" on a chain of 36 blocks a day; "7 days (50,400)" where its day is not known. */
export const duration = (n: number, blocksPerDay: number | null): string => {
  if (blocksPerDay !== null) return `${inTime(n)}, ${counted(scaled(n, blocksPerDay), 'block')}`;
  return n >= RULE_BLOCKS_PER_HOUR ? `${inTime(n)} (${n.toLocaleString('en')})` : inTime(n);
};

/** The parameters in words, by what they are about. Durations are rule blocks; `blocksPerDay` is the contract's day, if known. */
export const parameterFacts = (parameters: Parameters, blocksPerDay: number | null): FactGroup[] => {
  const fact = (name: string, key: keyof Parameters, value: string): Fact => ({ name, value, field: `Parameters.${key}` });
  const lasts = (name: string, key: Duration): Fact => fact(name, key, duration(parameters[key], blocksPerDay));
  const share = (name: string, key: Share): Fact => fact(name, key, formatShare(parameters[key]));
  const alpha = (name: string, key: Rao): Fact => fact(name, key, `${formatAlpha(parameters[key])} α`);
  return [
    {
      name: 'Course of a duel, from its start',
      facts: [
        lasts('Window opens after', 'submitOpen'),
        lasts('Window closes after', 'submitClose'),
        lasts('Final resolve after', 'resolve'),
        lasts('More time for a review, once', 'extend'),
        lasts('Grace for votes', 'grace'),
      ],
    },
    {
      name: 'Decision and payment',
      facts: [
        lasts('Challenge window', 'challenge'),
        lasts('Holdback, from the decision', 'holdback'),
        share('Of a bounty held back', 'holdbackBps'),
      ],
    },
    {
      name: 'Pairing and enrolment',
      facts: [
        lasts('Pairing epoch', 'pairEpoch'),
        lasts('Pairs may be proposed after', 'anchorDelay'),
        lasts('Registration delay', 'registerDelay'),
        lasts('An enrolment lasts', 'enrolTtl'),
        fact('Rating rules', 'ratingVersion', `version ${parameters.ratingVersion}`),
      ],
    },
    {
      name: 'Bounties',
      facts: [
        alpha('Smallest bounty', 'minBounty'),
        fact('Of one harvest to one issue', 'fillCapBps', `at most ${formatShare(parameters.fillCapBps)}`),
        alpha('Highest with fewer than three results', 'capProvisional'),
        alpha('Highest on probation', 'capProbation'),
      ],
    },
    {
      name: 'Collateral and what is slashed of it',
      facts: [
        share('Of the highest bounty picked', 'cBps'),
        share('Left before the window opened, twice in 30 days', 'slashLossBps'),
        share('Both failed, with a valid one', 'slashBothFailBps'),
        share('Withdrew after the window opened', 'slashLateBps'),
        share('No valid one, or reverted', 'slashFraudBps'),
      ],
    },
  ];
};

type Duration =
  | 'pairEpoch'
  | 'anchorDelay'
  | 'registerDelay'
  | 'enrolTtl'
  | 'submitOpen'
  | 'submitClose'
  | 'resolve'
  | 'extend'
  | 'grace'
  | 'challenge'
  | 'holdback';
type Share = 'holdbackBps' | 'cBps' | 'slashLossBps' | 'slashBothFailBps' | 'slashLateBps' | 'slashFraudBps';
type Rao = 'minBounty' | 'capProvisional' | 'capProbation';
