/**
 * Makes a block when one is due. A block that takes longer than the cadence delays the next; missed ones are not made up.
 * Failures are told and the next due time tries again.
 */
export class BlockTimer {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private readonly millis: number;
  private readonly build: () => Promise<unknown>;
  private readonly onFailure: (error: unknown) => void;

  constructor(millis: number, build: () => Promise<unknown>, onFailure: (error: unknown) => void) {
    this.millis = millis;
    this.build = build;
    this.onFailure = onFailure;
    this.schedule(performance.now() + millis);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(due: number): void {
    this.timer = setTimeout(() => void this.fire(due), Math.max(0, due - performance.now()));
  }

  private async fire(due: number): Promise<void> {
    try {
      await this.build();
    } catch (error) {
      if (!this.stopped) this.onFailure(error);
    }
    if (!this.stopped) this.schedule(Math.max(due + this.millis, performance.now()));
  }
}
