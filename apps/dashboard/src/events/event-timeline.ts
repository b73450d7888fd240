import { Component, input } from '@angular/core';
import { Icon, type IconName } from '../design/icon';
import { TimeText } from '../design/time-text';

/** One line of a history, newest first: what happened, in a sentence, and where on the chain it stands. */
export interface TimelineEntry {
  readonly id: string;
  readonly name: string;
  readonly sentence: string;
  /** Null for what happened on GitHub. */
  readonly block: number | null;
  readonly at: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'a' | 'b' | 'gold' | 'good' | 'bad';
}

@Component({
  selector: 'app-timeline',
  imports: [Icon, TimeText],
  template: `
    <ol>
      @for (entry of entries(); track entry.id) {
        <li [class]="entry.tone">
          <span class="dot"><app-icon [name]="entry.icon" /></span>
          <div>
            <p>{{ entry.sentence }}</p>
            <p class="where muted">
              <code data-field="EventRow.name">{{ entry.name }}</code>
              @if (entry.block !== null) {
                <span class="num"
                  >block <span data-field="EventRow.block">{{ entry.block }}</span></span
                >
              } @else {
                <span>on GitHub</span>
              }
              <app-time [at]="entry.at" field="EventRow.at" [block]="entry.block" />
            </p>
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
    }
    li {
      position: relative;
      display: grid;
      grid-template-columns: 1.75rem minmax(0, 1fr);
      gap: var(--s3);
      padding-block-end: var(--s4);
    }
    li:not(:last-child)::before {
      content: '';
      position: absolute;
      inset: 1.9rem auto 0.15rem 0.82rem;
      width: 2px;
      background: var(--line);
    }
    .dot {
      display: grid;
      place-items: center;
      width: 1.75rem;
      height: 1.75rem;
      border-radius: 50%;
      background: var(--tone-soft, var(--sunken));
      color: var(--tone-ink, var(--ink-2));
      font-size: 0.9rem;
    }
    .where {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s3);
      font-size: var(--t-xs);
    }
    p {
      overflow-wrap: anywhere;
    }
    .a {
      --tone-soft: var(--a-soft);
      --tone-ink: var(--a-ink);
    }
    .b {
      --tone-soft: var(--b-soft);
      --tone-ink: var(--b-ink);
    }
    .gold {
      --tone-soft: var(--gold-soft);
      --tone-ink: var(--gold-ink);
    }
    .good {
      --tone-soft: var(--good-soft);
      --tone-ink: var(--good-ink);
    }
    .bad {
      --tone-soft: var(--bad-soft);
      --tone-ink: var(--bad-ink);
    }
  `,
})
export class Timeline {
  readonly entries = input.required<readonly TimelineEntry[]>();
}
