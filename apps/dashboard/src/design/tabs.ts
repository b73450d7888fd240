import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** Views of one list as links: the choice is a query parameter, the first one is the page without it. */
@Component({
  selector: 'app-tabs',
  imports: [RouterLink],
  template: `
    <nav [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.key; let first = $first) {
        <a routerLink="." [queryParams]="choice(tab.key, first)" [attr.aria-current]="tab.key === active() ? 'true' : null">{{
          tab.name
        }}</a>
      }
    </nav>
  `,
  styles: `
    nav {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px;
      padding: 3px;
      border-radius: var(--r2);
      background: var(--sunken);
      border: 1px solid var(--line);
    }
    a {
      padding: 0.3rem 0.9rem;
      border-radius: var(--r1);
      color: var(--ink-2);
      font-size: var(--t-s);
      font-weight: 600;
      text-decoration: none;
    }
    a:hover {
      color: var(--ink);
    }
    a[aria-current] {
      background: var(--raised);
      color: var(--ink);
      box-shadow: 0 1px 3px #0003;
    }
  `,
})
export class Tabs {
  readonly label = input.required<string>();
  readonly param = input.required<string>();
  readonly tabs = input.required<readonly { readonly key: string; readonly name: string }[]>();
  readonly active = input.required<string>();
  protected choice(key: string, first: boolean): Record<string, string | null> {
    return { [this.param()]: first ? null : key };
  }
}
