import type { AsOf } from '../api/model';
import { DestroyRef, Injectable, InjectionToken, computed, inject, signal } from '@angular/core';

/** Milliseconds that only grow; tests pass their own. */
export const MONOTONIC = new InjectionToken<() => number>('monotonic', {
  providedIn: 'root',
  factory: () => () => performance.now(),
});

const TICK_MS = 500;

/**
 * Chain time as the page knows it: the newest `asOf` seen plus the time elapsed here since it came. The machine's
 * wall clock is never asked, so a wrong clock cannot move a deadline; and the block number only moves with the chain.
 */
@Injectable({ providedIn: 'root' })
export class ChainClock {
  private readonly monotonic = inject(MONOTONIC);
  private readonly seen = signal<{ asOf: AsOf; at: number } | null>(null);
  private readonly head = signal(0);
  private readonly tick = signal(this.monotonic());

  readonly asOf = computed(() => this.seen()?.asOf ?? null);
  /** The newest block heard of; it may be ahead of what is loaded. */
  readonly block = this.head.asReadonly();
  /** Chain time now in ms since the epoch, or null until an answer has come. */
  readonly now = computed(() => {
    const seen = this.seen();
    return seen && Date.parse(seen.asOf.at) + Math.max(0, this.tick() - seen.at);
  });
  /** How long ago the newest answer came, in ms. */
  readonly age = computed(() => {
    const seen = this.seen();
    return seen ? Math.max(0, this.tick() - seen.at) : 0;
  });

  constructor() {
    const timer = setInterval(() => this.tick.set(this.monotonic()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Takes over `asOf` when it is newer than what is known; a shorter chain counts when it was indexed later (a fork). */
  observe(asOf: AsOf): void {
    const known = this.asOf();
    if (known && asOf.block <= this.head() && asOf.indexedAt <= known.indexedAt) return;
    const at = this.monotonic();
    this.tick.set(at);
    this.seen.set({ asOf, at });
    this.head.set(asOf.block);
  }

  /** A block the stream told of, with its moment where it came along. */
  reach(block: number, asOf: AsOf | null): void {
    if (asOf) this.observe(asOf);
    else if (block > this.head()) this.head.set(block);
  }
}
