import { Component, computed, input } from '@angular/core';
import type { RatingPointRow } from '../api/model';
import { formatRating } from '../units/rating';

const WIDTH = 640;
const HEIGHT = 180;
const PAD = 12;
const START = 1_500_000;
const MARGIN = 40_000;

/** A rating over its results: one step a result. The table beside it says the same in words. */
@Component({
  selector: 'app-rating-curve',
  template: `
    <svg [attr.viewBox]="'0 0 ' + width + ' ' + height" role="img" [attr.aria-label]="label()">
      <line class="start" x1="0" [attr.x2]="width" [attr.y1]="startY()" [attr.y2]="startY()" />
      <path class="area" [attr.d]="area()" />
      <path class="line" [attr.d]="line()" />
      @for (point of points(); track point.id) {
        <circle [class]="point.up ? 'up' : 'down'" [attr.cx]="point.x" [attr.cy]="point.y" r="5">
          <title>{{ point.title }}</title>
        </circle>
      }
      <text class="hint" x="4" [attr.y]="startY() - 5">1500</text>
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      width: 100%;
      height: auto;
    }
    .line {
      fill: none;
      stroke: var(--accent);
      stroke-width: 2.5;
      stroke-linejoin: round;
    }
    .area {
      fill: var(--accent-soft);
      opacity: 0.6;
    }
    .start {
      stroke: var(--line-strong);
      stroke-dasharray: 4 4;
    }
    .hint {
      font-size: 12px;
      fill: var(--ink-2);
    }
    circle {
      stroke: var(--surface);
      stroke-width: 2;
    }
    .up {
      fill: var(--good);
    }
    .down {
      fill: var(--bad);
    }
  `,
})
export class RatingCurve {
  /** Newest first, as the API tells them. */
  readonly results = input.required<readonly RatingPointRow[]>();
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;

  private readonly ordered = computed(() => [...this.results()].reverse());
  private readonly range = computed(() => {
    const ratings = [START, ...this.ordered().flatMap(({ before, after }) => [before, after])];
    return { low: Math.min(...ratings) - MARGIN, high: Math.max(...ratings) + MARGIN };
  });
  private readonly y = (rating: number): number => {
    const { low, high } = this.range();
    return HEIGHT - PAD - ((rating - low) / (high - low)) * (HEIGHT - 2 * PAD);
  };
  protected readonly startY = computed(() => this.y(START));
  protected readonly points = computed(() => {
    const results = this.ordered();
    const step = (WIDTH - 2 * PAD) / Math.max(1, results.length);
    return results.map(({ competitionId, after, delta, decided }, index) => ({
      id: competitionId,
      x: PAD + step * (index + 1),
      y: this.y(after),
      up: delta >= 0,
      title: `${formatRating(after)} after competition ${competitionId}, block ${decided.block}`,
    }));
  });
  /** A rating stands still between results: steps, not slopes. */
  protected readonly line = computed(() => {
    const first = this.ordered()[0];
    if (!first) return '';
    return (
      `M${PAD} ${this.y(first.before)}` +
      this.points()
        .map(({ x, y }) => `H${x}V${y}`)
        .join('')
    );
  });
  protected readonly area = computed(() => this.line() && `${this.line()}V${HEIGHT}H${PAD}Z`);
  protected readonly label = computed(() => {
    const last = this.ordered().at(-1);
    return last ? `Rating over ${this.ordered().length} results, now ${formatRating(last.after)}` : 'No rated result yet';
  });
}
