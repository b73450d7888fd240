/**
 * The primary rate limit of one token: 5,000 points in an hour, REST and GraphQL counted apart.
 * It belongs to the transport, so it runs by the clock of this machine and not by the chain's.
 */
export interface BudgetState {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Milliseconds since 1970. */
  readonly resetAt: number;
}

const HOUR = 3_600_000;

export class Budget {
  private used = 0;
  private resetAt: number;
  constructor(
    private readonly limit: number,
    private readonly wallClock: () => number,
  ) {
    this.resetAt = wallClock() + HOUR;
  }

  /** Takes points off; answers what is left. A negative rest is shown as 0. */
  charge(points: number): BudgetState {
    if (this.wallClock() >= this.resetAt) {
      this.used = 0;
      this.resetAt = this.wallClock() + HOUR;
    }
    this.used += points;
    return this.state();
  }

  get exhausted(): boolean {
    return this.used >= this.limit && this.wallClock() < this.resetAt;
  }

  state(): BudgetState {
    return {
      limit: this.limit,
      remaining: Math.max(0, this.limit - this.used),
      used: Math.min(this.used, this.limit),
      resetAt: this.resetAt,
    };
  }
}
