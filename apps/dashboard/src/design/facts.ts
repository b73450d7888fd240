import { Component, input } from '@angular/core';

/** Names with their values, as they stand on the chain. */
export interface Fact {
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly field: string;
  /** A hash or the like: set in one width, on a row of its own. */
  readonly mono?: boolean;
  readonly href?: string;
}

@Component({
  selector: 'app-facts',
  template: `
    <dl>
      @for (fact of facts(); track fact.name) {
        <div [class.wide]="fact.mono">
          <dt>{{ fact.name }}</dt>
          <dd class="num" [class.mono]="fact.mono" [attr.data-field]="fact.field">
            @if (fact.href; as href) {
              <a [href]="href" rel="noopener noreferrer">{{ fact.value }}</a>
            } @else {
              {{ fact.value === null ? '–' : fact.value === true ? 'yes' : fact.value === false ? 'no' : fact.value }}
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(8rem, 100%), 1fr));
      gap: var(--s3) var(--s5);
    }
    .wide {
      grid-column: 1 / -1;
    }
    dt {
      font-size: var(--t-xs);
      color: var(--ink-2);
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class Facts {
  readonly facts = input.required<readonly Fact[]>();
}
