import { Component, computed, input } from '@angular/core';
import type { Parameters } from '../api/model';
import { Facts } from '../design/facts';
import { parameterFacts } from './parameter-facts';

/** The rules by what they are about, and how their durations are counted. */
@Component({
  selector: 'app-parameters',
  imports: [Facts],
  template: `
    @for (group of groups(); track group.name) {
      <section [attr.aria-label]="group.name">
        <h3>{{ group.name }}</h3>
        <app-facts [facts]="group.facts" />
      </section>
    }
    <p class="muted">
      Durations are rule blocks, <span class="num">7,200</span> to a day. They scale to the contract's own day,
      @if (blocksPerDay(); as day) {
        which has <span class="num">{{ day }}</span> blocks here.
      } @else {
        and the schedule shows the blocks they became.
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s4);
      grid-template-columns: minmax(0, 1fr);
    }
    h3 {
      font-size: var(--t-s);
      margin-block-end: var(--s2);
    }
    .muted {
      font-size: var(--t-xs);
    }
  `,
})
export class ParameterGroups {
  readonly parameters = input.required<Parameters>();
  /** Of the contract, where the page knows them: then each duration also says its blocks. */
  readonly blocksPerDay = input<number | null>(null);
  protected readonly groups = computed(() => parameterFacts(this.parameters(), this.blocksPerDay()));
}
