import { Bps, Flag, Int, MilliElo } from './fields.ts';

/** Results of a miner by what they were; void competitions count for nothing and are left out. */
export class ResultCounts {
  @Int('Won, walkovers included.', 3)
  wins!: number;
  @Int('Lost against a merged pull request, walkovers included.', 1)
  losses!: number;
  @Int('Nobody solved it.', 1)
  bothFailed!: number;
  @Int('At fault: no valid pull request, an early merge, a withdrawal.', 0)
  faults!: number;
  @Int('The opponent was at fault and nobody was paid.', 0)
  opponentFaults!: number;
}

/** A miner's strength now, as every validator computes it from the results of 90 contract days. */
export class RatingNow {
  @MilliElo('After the last result.')
  rating!: number;
  @MilliElo('With the drift towards 1,500 while idle: what pairing uses.')
  effective!: number;
  @Int('Rated results in the window.', 4)
  results!: number;
  @Flag('Fewer than five rated results: the rating still moves fast.', true)
  provisional!: boolean;
  @Bps('Moving average of performance.', 6250)
  performanceBps!: number;
  @Int('Strikes in the window: faults and competitions without a valid pull request.', 0)
  strikes!: number;
}
