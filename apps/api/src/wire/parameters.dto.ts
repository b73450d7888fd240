import { Bps, Int, Rao } from './fields.ts';

/** The contract's parameters, already scaled to this chain: durations are blocks. */
export class Parameters {
  @Int('Blocks of an epoch: pairs are proposed once in each.', 9)
  pairEpoch!: number;
  @Int('Blocks after the anchor from which pairs may be proposed.', 1)
  anchorDelay!: number;
  @Int('Blocks from registration until miners can be paired for an issue.', 36)
  registerDelay!: number;
  @Int('Blocks an enrolment lasts.', 252)
  enrolTtl!: number;
  @Int('Blocks from the start of a competition until pull requests count.', 72)
  submitOpen!: number;
  @Int('Blocks from the start until pull requests no longer count.', 324)
  submitClose!: number;
  @Int('Blocks from the start until the last merge that counts.', 756)
  resolve!: number;
  @Int('Blocks after that in which validators may still vote; then it is void.', 252)
  grace!: number;
  @Int('Blocks between the decision and the payment.', 108)
  challenge!: number;
  @Rao('Smallest bounty.', '10000000000')
  minBounty!: string;
  @Bps('Most of one harvest that goes to one issue.', 10_000)
  fillCapBps!: number;
  @Int('Version of the rating rules.', 1)
  ratingVersion!: number;
}
