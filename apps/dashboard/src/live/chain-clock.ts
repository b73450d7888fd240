import type { AsOf } from '../api/model';
import { DestroyRef, Injectable, InjectionToken, computed, inject, signal } from '@angular/core';

/** Milliseconds that only grow; tests pass their own. */
export const MONOTONIC = new InjectionToken<() => number>('monotonic', {
  providedIn: 'root',
  factory: () => () => performance.now(),
});

const TICK_MS = 500;

/** How much one more block says about the pace of the chain. */
const PACE_WEIGHT = 0.2;
const FASTEST = 2;

/**
 * Chain time as the page knows it: the newest `asOf` seen plus the time elapsed here since it came, at the pace the
 * chain has shown: blocks of a busy machine come slower than their timestamps say, and a countdown must not jump back at
 * each. The machine's wall clock is never asked, so a wrong clock cannot move a deadline; the block moves with the chain alone.
 */
@Injectable({ providedIn: 'root' })
export class ChainClock {
  private readonly monotonic = inject(MONOTONIC);
  private readonly seen = signal<{ asOf: AsOf; at: number } | null>(null);
  private readonly tick = signal(this.monotonic());
  /** Chain milliseconds in a millisecond here. */
  private pace = 1;

  readonly asOf = computed(() => this.seen()?.asOf ?? null);
  /** The newest block heard of; it may be ahead of what a page has loaded. */
  readonly block = computed(() => this.asOf()?.block ?? 0);
  /** Chain time now in ms since the epoch, or null until an answer has come. */
  readonly now = computed(() => {
    const seen = this.seen();
    return seen && Date.parse(seen.asOf.at) + Math.max(0, this.tick() - seen.at) * this.pace;
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
    if (known && asOf.block <= known.block && asOf.indexedAt <= known.indexedAt) return;
    const at = this.monotonic();
    const seen = this.seen();
    if (seen && asOf.block > seen.asOf.block && at > seen.at) {
      const shown = (Date.parse(asOf.at) - Date.parse(seen.asOf.at)) / (at - seen.at);
      this.pace += PACE_WEIGHT * (Math.min(FASTEST, Math.max(0, shown)) - this.pace);
    }
    this.tick.set(at);
    this.seen.set({ asOf, at });
  }
}
