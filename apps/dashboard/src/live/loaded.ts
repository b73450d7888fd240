import type { HttpResourceRef } from '@angular/common/http';
import { DestroyRef, type Signal, effect, inject, linkedSignal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter } from 'rxjs';
import type { AsOf } from '../api/model';
import { ChainClock } from './chain-clock';
import { Live } from './live';
import { type Problem, problemOf } from './problem';
import type { StreamEvent } from './stream-event';

/** What a page has of its data. `stale` is an old answer kept on screen because a newer one could not be had. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T; readonly refreshing: boolean }
  | { readonly kind: 'stale'; readonly value: T; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem };

interface Seen<T> {
  readonly key: string;
  readonly value: T | undefined;
  readonly error: unknown;
}

/**
 * Follows a resource: keeps the last good answer of the same `key` while it reloads or fails, feeds `asOf` to the chain
 * clock, and loads again when the stream names something that `concerns` this data (several in a row count once).
 */
export const loaded = <T extends { asOf: AsOf }>(
  resource: HttpResourceRef<T | undefined>,
  options: { key?: () => string; concerns: (event: StreamEvent) => boolean },
): Signal<Loaded<T>> => {
  const clock = inject(ChainClock);
  const key = options.key ?? (() => '');
  inject(Live)
    .events.pipe(
      filter((event) => event.kind === 'resync' || options.concerns(event)),
      auditTime(SETTLE_MS),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    .subscribe(() => resource.reload());
  const view = linkedSignal<Seen<T>, Loaded<T>>({
    source: () => ({ key: key(), value: resource.hasValue() ? resource.value() : undefined, error: resource.error() }),
    computation: (seen, previous) => {
      const kept = previous && previous.source.key === seen.key && 'value' in previous.value ? previous.value.value : undefined;
      if (seen.error) {
        const problem = problemOf(seen.error);
        return kept === undefined || problem.kind === 'missing' ? { kind: 'failed', problem } : { kind: 'stale', value: kept, problem };
      }
      if (seen.value !== undefined) return { kind: 'ready', value: seen.value, refreshing: false };
      return kept === undefined ? { kind: 'loading' } : { kind: 'ready', value: kept, refreshing: true };
    },
  });
  // Read on every change, shown or not: a linked signal remembers only what somebody has read.
  effect(() => {
    const seen = view();
    if (seen.kind === 'ready') untracked(() => clock.observe(seen.value.asOf));
  });
  return view.asReadonly();
};

const SETTLE_MS = 150;
