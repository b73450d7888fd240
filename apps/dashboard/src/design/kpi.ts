import { Component, input } from '@angular/core';
import { Icon, type IconName } from './icon';

/** One figure with its name and, marked `note`, what puts it in relation. Figures are projected, so amounts keep their exact element. */
@Component({
  selector: 'app-kpi',
  imports: [Icon],
  host: { role: 'group', '[attr.aria-label]': 'name()' },
  template: `
    <p class="name"><app-icon [name]="icon()" />{{ name() }}</p>
    <p class="value num"><ng-content /></p>
    <p class="note num"><ng-content select="[note]" /></p>
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 0.15rem;
      padding: var(--s4);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--r2);
      min-width: 0;
    }
    .name {
      display: flex;
      align-items: center;
      gap: 0.45em;
      font-size: var(--t-s);
      color: var(--ink-2);
    }
    .value {
      font-size: 1.55rem;
      font-weight: 700;
      letter-spacing: -0.025em;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    .note {
      font-size: var(--t-xs);
      font-weight: 400;
      letter-spacing: 0;
      color: var(--ink-2);
    }
    :host(.gold) .value {
      color: var(--gold-ink);
    }
  `,
})
export class Kpi {
  readonly name = input.required<string>();
  readonly icon = input.required<IconName>();
}
