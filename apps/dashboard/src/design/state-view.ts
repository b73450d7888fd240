import { Component, computed, input, output } from '@angular/core';
import type { Problem } from '../live/problem';
import { Icon, type IconName } from './icon';

/** What stands where data would stand. None of these can be mistaken for another. */
export type Absence = 'loading' | 'empty' | 'filtered-empty' | 'failed';

@Component({
  selector: 'app-state',
  imports: [Icon],
  host: { '[attr.data-state]': 'absence()', '[class]': 'absence()' },
  template: `
    @if (absence() === 'loading') {
      <p class="sr" role="status">Loading {{ what() }}…</p>
      <div aria-hidden="true" class="bones">
        @for (bone of bones(); track bone) {
          <div [style.height]="height()"></div>
        }
      </div>
    } @else {
      <app-icon [name]="icon()" />
      <h2>{{ heading() }}</h2>
      <p class="muted">{{ text() }}</p>
      @if (absence() === 'failed') {
        <button type="button" (click)="again.emit()">Try again</button>
      } @else if (absence() === 'filtered-empty') {
        <button type="button" (click)="again.emit()">Show all {{ what() }}</button>
      }
    }
  `,
  styleUrl: './state-view.css',
})
export class StateView {
  readonly absence = input.required<Absence>();
  /** Plural noun of what is shown here: "issues". */
  readonly what = input.required<string>();
  readonly problem = input<Problem | null>(null);
  readonly hint = input('');
  readonly rows = input(4);
  readonly height = input('5.5rem');
  /** The button: load again, or clear the filters. */
  readonly again = output();

  protected readonly bones = computed(() => Array.from({ length: this.rows() }, (_, i) => i));
  protected readonly icon = computed<IconName>(() => ICONS[this.absence()]);
  protected readonly heading = computed(() => {
    if (this.absence() === 'failed') return this.problem()?.title ?? `The ${this.what()} could not be loaded`;
    return this.absence() === 'filtered-empty' ? `No ${this.what()} match these filters` : `No ${this.what()} yet`;
  });
  protected readonly text = computed(() => {
    if (this.absence() === 'failed') return this.problem()?.detail ?? '';
    return this.absence() === 'filtered-empty' ? 'There are some, but none with this search and these filters.' : this.hint();
  });
}

const ICONS: Record<Absence, IconName> = { loading: 'clock', empty: 'empty', 'filtered-empty': 'search', failed: 'warning' };
