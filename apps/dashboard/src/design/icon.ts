import { Component, computed, input } from '@angular/core';

/** Strokes on a 20 by 20 grid, drawn for this page. */
const PATHS = {
  issues: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  duels: 'M3 3l10 10M3 3v3M3 3h3M17 3L7 13M17 3v3M17 3h-3M4 12l4 4M16 12l-4 4M5.5 14.5L3 17M14.5 14.5L17 17',
  ratings: 'M3 16l4.5-5 3 3L17 6M12.5 6H17v4.5',
  validators: 'M10 2.5l6 2v5c0 4-2.4 6.6-6 8-3.6-1.4-6-4-6-8v-5zM7.2 10l2 2 3.8-4',
  contract: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 9.5h5M7.5 12.5h5',
  search: 'M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6zM12.8 12.8l4 4',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  check: 'M4 10.5l4 4 8-9',
  cross: 'M5 5l10 10M15 5L5 15',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  auto: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  external: 'M8 4H4v12h12v-4M11.5 3.5h5v5M16.5 3.5L9 11',
  pull: 'M5.5 3.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.5 13.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.5 7v6M14.5 13.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM14.5 13V8a3 3 0 0 0-3-3H9.5M11.5 3l-2 2 2 2',
  merged:
    'M5.5 3.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.5 13.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.5 7v6M14.5 9.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.5 7c0 3 3 4 7 4',
  warning: 'M10 3l7.5 13.5h-15zM10 8v4M10 14.2v.3',
  empty: 'M3 11l3-7h8l3 7v5H3zM3 11h4l1 2h4l1-2h4',
  trophy: 'M6 3h8v5a4 4 0 0 1-8 0zM6 4.5H3.5C3.5 7.5 5 8.5 6.3 8.5M14 4.5h2.5c0 3-1.5 4-2.8 4M10 12v3M7 17h6M8 15h4',
  coin: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM12.8 7.2c-1 4.6-5.6 7.2-5.6 3.2 0-3.6 4-3.6 5.6 2.4',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.2l2.8 1.8',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  left: 'M12 4l-6 6 6 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside a word; screen readers pass it over. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 20 20" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 1.15em;
      line-height: 0;
      vertical-align: -0.2em;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
}
