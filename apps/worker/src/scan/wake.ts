/** A sleep that can be ended early. A call that comes while nobody sleeps ends the next sleep at once. */
export class Wake {
  private resolve: (() => void) | null = null;
  private rung = false;

  ring(): void {
    if (this.resolve) this.resolve();
    else this.rung = true;
  }

  sleep(millis: number): Promise<void> {
    if (this.rung) {
      this.rung = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.resolve = null;
        resolve();
      };
      const timer = setTimeout(end, millis);
      this.resolve = end;
    });
  }
}
