import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from '../design/icon';

/** Something that happened to one side, or to both, at a moment of chain time (ms). */
export interface LaneMark {
  readonly key: string;
  readonly at: number;
  readonly icon: IconName;
  readonly label: string;
  readonly tone: 'plain' | 'good' | 'bad' | 'gold';
}

/** A stretch of the duel, shaded behind both lanes. */
export interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Two synchronous lanes of one time axis: who opened, merged and won what, when, against the windows of the contract. */
@Component({
  selector: 'app-lanes',
  imports: [Icon],
  host: { class: 'panel' },
  template: `
    <header>
      <h2>The race</h2>
      <span class="muted small">chain time, both lanes on one axis</span>
    </header>
    <div class="scroll" tabindex="0" role="region" aria-label="The race on a time axis">
      <div class="chart">
        <div class="stretches" aria-hidden="true">
          @for (stretch of placed(); track stretch.name) {
            <span [class]="stretch.name" [style.left.%]="stretch.left" [style.width.%]="stretch.width"
              ><em>{{ stretch.name }}</em></span
            >
          }
          @if (nowAt(); as left) {
            <i class="now" [style.left.%]="left"></i>
          }
        </div>
        @for (lane of lanes(); track lane.side) {
          <ol [class]="'lane ' + lane.side" [attr.aria-label]="'Lane of side ' + lane.side.toUpperCase()">
            @for (mark of lane.marks; track mark.key) {
              <li [class]="mark.tone" [style.left.%]="mark.left" [style.--row]="mark.row">
                <span class="dot"><app-icon [name]="mark.icon" /></span>
                <span class="label">{{ mark.label }}</span>
              </li>
            }
          </ol>
        }
      </div>
    </div>
  `,
  styleUrl: './lanes.css',
})
export class Lanes {
  readonly a = input.required<readonly LaneMark[]>();
  readonly b = input.required<readonly LaneMark[]>();
  readonly stretches = input.required<readonly Stretch[]>();
  /** Chain time now in ms; null hides the hand. */
  readonly now = input<number | null>(null);

  private readonly axis = computed(() => {
    const moments = [
      ...this.stretches().flatMap(({ from, to }) => [from, to]),
      ...this.a().map(({ at }) => at),
      ...this.b().map(({ at }) => at),
    ];
    const from = Math.min(...moments);
    return { from, length: Math.max(1, Math.max(...moments) - from) };
  });
  private readonly place = (at: number): number => ((at - this.axis().from) / this.axis().length) * 100;

  protected readonly placed = computed(() =>
    this.stretches().map(({ name, from, to }) => ({ name, left: this.place(from), width: this.place(to) - this.place(from) })),
  );
  protected readonly nowAt = computed(() => {
    const now = this.now();
    const left = now === null ? 0 : this.place(now);
    return left > 0 && left < 100 ? left : null;
  });
  protected readonly lanes = computed(() => [
    { side: 'a' as const, marks: this.laid(this.a()) },
    { side: 'b' as const, marks: this.laid(this.b()) },
  ]);

  /** Labels of close marks take turns on two rows. */
  private laid(marks: readonly LaneMark[]): (LaneMark & { left: number; row: number })[] {
    let last = -Infinity;
    let row = 0;
    return [...marks]
      .sort((x, y) => x.at - y.at)
      .map((mark) => {
        const left = this.place(mark.at);
        row = left - last < CLOSE_PERCENT ? 1 - row : 0;
        last = left;
        return { ...mark, left: Math.min(98.5, Math.max(1.5, left)), row };
      });
  }
}

const CLOSE_PERCENT = 9;
