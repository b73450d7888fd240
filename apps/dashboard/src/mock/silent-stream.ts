/** A stream that is open and says nothing; with `resync` it asks once for everything again, so that what fails then is seen. */
export class SilentStream extends EventTarget {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(resync = false) {
    super();
    setTimeout(() => this.onopen?.());
    if (resync) setTimeout(() => this.dispatchEvent(new MessageEvent('resync', { data: '{"v":1}' })), 600);
  }

  close(): void {
    this.onopen = null;
  }
}
