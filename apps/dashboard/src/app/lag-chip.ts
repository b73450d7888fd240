import { Component, computed, inject } from '@angular/core';
import { ChainClock } from '../live/chain-clock';
import { Live } from '../live/live';

const LATE_BLOCKS = 5;

const WORDS = { connecting: 'connecting', live: 'live', retrying: 'reconnecting', polling: 'polling' } as const;

/** Which block is shown, how far the index is behind the node, and whether changes arrive by themselves. */
@Component({
  selector: 'app-lag-chip',
  host: { '[class.late]': 'late()', '[class.off]': 'status() !== "live"' },
  template: `
    <i aria-hidden="true"></i>
    <span class="text">
      <span class="state">{{ words() }}</span>
      @if (clock.asOf(); as asOf) {
        <span class="num block" [title]="'Block hash ' + asOf.hash + ', indexed ' + asOf.indexedAt">
          block <span data-field="AsOf.block">{{ clock.block() }}</span>
        </span>
        @if (late()) {
          <span class="num behind"
            ><span data-field="AsOf.lagBlocks">{{ asOf.lagBlocks }}</span> blocks behind</span
          >
        }
      }
    </span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--s2);
      font-size: var(--t-xs);
      color: var(--ink-2);
    }
    i {
      flex: none;
      width: 0.55rem;
      height: 0.55rem;
      border-radius: 50%;
      background: var(--good);
      box-shadow: 0 0 0 3px color-mix(in oklab, var(--good) 25%, transparent);
    }
    .text {
      display: flex;
      flex-wrap: wrap;
      column-gap: 0.6em;
    }
    .state {
      font-weight: 600;
      color: var(--ink);
    }
    .behind {
      color: var(--warn-ink);
      font-weight: 600;
    }
    :host(.off) i,
    :host(.late) i {
      background: var(--gold);
      box-shadow: none;
    }
  `,
})
export class LagChip {
  protected readonly clock = inject(ChainClock);
  protected readonly status = inject(Live).status;
  protected readonly words = computed(() => WORDS[this.status()]);
  protected readonly late = computed(() => (this.clock.asOf()?.lagBlocks ?? 0) > LATE_BLOCKS);
}
