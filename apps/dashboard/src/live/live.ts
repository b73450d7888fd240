import { DestroyRef, Injectable, InjectionToken, inject, signal } from '@angular/core';
import { Observable, Subject } from 'rxjs';
import { ChainClock } from './chain-clock';
import { type StreamEvent, parseStreamEvent } from './stream-event';

/** How to open the stream; tests pass their own. */
export const OPEN_STREAM = new InjectionToken<(url: string) => EventSource>('open stream', {
  providedIn: 'root',
  factory: () => (url) => new EventSource(url),
});

/** - `live`: the stream is open - `retrying`: it broke and is being reopened - `polling`: it stayed away, pages ask by themselves */
export type LiveStatus = 'connecting' | 'live' | 'retrying' | 'polling';

const STREAM = '/api/v1/stream';
const KINDS = ['head', 'issue', 'competition', 'resync'] as const;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
const POLL_AFTER_FAILURES = 3;
const POLL_MS = 5_000;

/**
 * The one connection on which the API tells what changed. Whoever shows data listens to `events` and loads again;
 * nothing shown is ever patched from an event. When the stream stays away, `resync` events come from a timer instead.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly openStream = inject(OPEN_STREAM);
  private readonly clock = inject(ChainClock);
  private readonly changes = new Subject<StreamEvent>();
  private source: EventSource | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private poll: ReturnType<typeof setInterval> | undefined;
  private failures = 0;

  readonly status = signal<LiveStatus>('connecting');
  readonly events: Observable<StreamEvent> = this.changes;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  start(): void {
    if (!this.source && !this.retry) this.connect();
  }

  stop(): void {
    this.source?.close();
    this.source = null;
    clearTimeout(this.retry);
    this.retry = undefined;
    this.stopPolling();
  }

  private connect(): void {
    this.retry = undefined;
    const source = this.openStream(STREAM);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.broken(source);
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.take(kind, (event as MessageEvent<string>).data));
  }

  private opened(): void {
    const missedSomething = this.failures > 0;
    this.failures = 0;
    this.stopPolling();
    this.status.set('live');
    if (missedSomething) this.changes.next({ kind: 'resync' });
  }

  /** Every break is answered by a fresh connection after a growing pause, whatever the browser would do by itself. */
  private broken(source: EventSource): void {
    source.close();
    this.source = null;
    this.failures += 1;
    const away = this.failures >= POLL_AFTER_FAILURES;
    this.status.set(away ? 'polling' : 'retrying');
    if (away) this.poll ??= setInterval(() => this.changes.next({ kind: 'resync' }), POLL_MS);
    this.retry = setTimeout(() => this.connect(), Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (this.failures - 1)));
  }

  private take(kind: (typeof KINDS)[number], data: string): void {
    const event = parseStreamEvent(kind, data);
    if (event.kind === 'head') this.clock.observe(event.asOf);
    this.changes.next(event);
  }

  private stopPolling(): void {
    clearInterval(this.poll);
    this.poll = undefined;
  }
}
