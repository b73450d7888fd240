import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PageInfo } from '../api/model';

/** Where a list goes on. Pages are links: the cursor lives in the URL, and the browser's back button goes back. */
@Component({
  selector: 'app-pager',
  imports: [RouterLink],
  template: `
    <p class="muted">
      <span class="num">{{ shown() }}</span> of <span class="num" data-field="PageInfo.total">{{ page().total }}</span> {{ what() }}
    </p>
    <nav [attr.aria-label]="'Pages of ' + what()">
      @if (cursor()) {
        <a routerLink="." [queryParams]="{ cursor: null }" queryParamsHandling="merge">First page</a>
      }
      @if (page().next; as next) {
        <a routerLink="." [queryParams]="{ cursor: next }" queryParamsHandling="merge">Next page</a>
      }
    </nav>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: center;
      gap: var(--s3);
      font-size: var(--t-s);
    }
    nav {
      display: flex;
      gap: var(--s2);
    }
    a {
      padding: 0.35rem 0.9rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--pill);
      color: var(--ink);
      text-decoration: none;
      font-weight: 600;
    }
    a:hover {
      border-color: var(--ink);
    }
  `,
})
export class Pager {
  readonly page = input.required<PageInfo>();
  readonly what = input.required<string>();
  readonly shown = input.required<number>();
  readonly cursor = input<string | null | undefined>(null);
}
