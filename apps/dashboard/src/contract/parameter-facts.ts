import type { Parameters } from '../api/model';
import type { Fact } from '../design/facts';
import { formatAlpha, formatShare } from '../units/alpha';

const blocks = (n: number): string => `${n} ${n === 1 ? 'block' : 'blocks'}`;

/** The parameters in words; durations are blocks of this chain. */
export const parameterFacts = (parameters: Parameters): Fact[] => [
  { name: 'Pairing epoch', value: blocks(parameters.pairEpoch), field: 'Parameters.pairEpoch' },
  { name: 'Pairs may be proposed after', value: blocks(parameters.anchorDelay), field: 'Parameters.anchorDelay' },
  { name: 'Registration delay', value: blocks(parameters.registerDelay), field: 'Parameters.registerDelay' },
  { name: 'An enrolment lasts', value: blocks(parameters.enrolTtl), field: 'Parameters.enrolTtl' },
  { name: 'Window opens after', value: blocks(parameters.submitOpen), field: 'Parameters.submitOpen' },
  { name: 'Window closes after', value: blocks(parameters.submitClose), field: 'Parameters.submitClose' },
  { name: 'Final resolve after', value: blocks(parameters.resolve), field: 'Parameters.resolve' },
  { name: 'Grace for votes', value: blocks(parameters.grace), field: 'Parameters.grace' },
  { name: 'Challenge window', value: blocks(parameters.challenge), field: 'Parameters.challenge' },
  { name: 'Smallest bounty', value: `${formatAlpha(parameters.minBounty)} α`, field: 'Parameters.minBounty' },
  { name: 'Of one harvest to one issue', value: `at most ${formatShare(parameters.fillCapBps)}`, field: 'Parameters.fillCapBps' },
  { name: 'Rating rules', value: `version ${parameters.ratingVersion}`, field: 'Parameters.ratingVersion' },
];
