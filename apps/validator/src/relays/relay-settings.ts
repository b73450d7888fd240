/** How miners are asked for what they signed, and how much of it is sent. */
export interface RelaySettings {
  /** Relays of one round, each at this validator's expense; the next round goes on. 0 asks nobody. */
  readonly most: number;
  /** Until all miners must have answered, in ms, and until one of them must. */
  readonly deadlineMs: number;
  readonly patienceMs: number;
  /** Whether addresses of private networks are called: on chains for development only. */
  readonly privateToo: boolean;
}
