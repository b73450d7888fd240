/** Where the stand-in's time comes from. Throws `ClockNotReady` while there is none: no time is not the year 1970. */
export interface Clock {
  now(): number;
}

export class ClockNotReady extends Error {}

/** A time set by hand, for tests. */
export class SetClock implements Clock {
  constructor(private time: number) {}
  now(): number {
    return this.time;
  }
  set(time: number): void {
    this.time = time;
  }
}
