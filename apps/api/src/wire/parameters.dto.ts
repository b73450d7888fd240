import { Bps, Int, Rao } from './fields.ts';

/** The contract's parameters. Durations are rule blocks, 7,200 a day, as the owner set them; the chain's own scale with its day. */
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
  @Int('More time for a review, once and by quorum.', 504)
  extend!: number;
  @Int('From the decision until what is held back may be paid.', 756)
  holdback!: number;
  @Bps('Part of a bounty that is held back.', 2500)
  holdbackBps!: number;
  @Bps('Collateral of an enrolment, as part of the highest bounty it picks.', 0)
  cBps!: number;
  @Bps('Slash of the collateral: left before the window opened, for the second time in 30 days.', 1000)
  slashLossBps!: number;
  @Bps('Slash: both failed, with a valid pull request.', 0)
  slashBothFailBps!: number;
  @Bps('Slash: withdrew after the window opened.', 5000)
  slashLateBps!: number;
  @Bps('Slash: no valid pull request, or a reverted solution.', 10_000)
  slashFraudBps!: number;
  @Rao('Highest bounty for a miner with fewer than three results.', '100000000000')
  capProvisional!: string;
  @Rao('Highest bounty for a miner on probation.', '50000000000')
  capProbation!: string;
}
