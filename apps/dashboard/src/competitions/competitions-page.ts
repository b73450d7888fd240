import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { listCompetitionsResource } from '../api/competitions/competitions.resource';
import type { ListCompetitionsParams } from '../api/model';
import { Pager } from '../design/pager';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { Tabs } from '../design/tabs';
import { loaded } from '../live/loaded';
import { CompetitionList } from './competition-list';

const PAGE_SIZE = 20;

const GROUPS = [
  { key: 'all', name: 'All', phases: undefined },
  { key: 'running', name: 'Running', phases: ['locked', 'submitting', 'review', 'reopened'] },
  { key: 'decided', name: 'Decided', phases: ['decided'] },
  { key: 'holdback', name: 'Held back', phases: ['holdback'] },
  { key: 'final', name: 'Final', phases: ['final'] },
  { key: 'void', name: 'Void', phases: ['void'] },
] as const;

/** /competitions: every duel, the newest first. */
@Component({
  selector: 'app-competitions-page',
  imports: [CompetitionList, Pager, RouterLink, StaleBanner, StateView, Tabs],
  template: `
    <header class="head">
      <h1>Duels</h1>
      <p class="muted">Two miners matched by rating for one issue, newest first.</p>
    </header>
    <app-tabs label="State" param="state" [tabs]="groups" [active]="group().key" />
    @let view = competitions();
    @switch (view.kind) {
      @case ('loading') {
        <app-state absence="loading" what="duels" [rows]="4" height="6rem" />
      }
      @case ('failed') {
        <app-state absence="failed" what="duels" [problem]="view.problem" (again)="list.reload()" />
      }
      @default {
        @if (view.kind === 'stale') {
          <app-stale [problem]="view.problem" [asOf]="view.value.asOf" (again)="list.reload()" />
        }
        @if (view.value.items.length) {
          <section class="panel" aria-label="Duels"><app-competition-list [competitions]="view.value.items" /></section>
          <app-pager [page]="view.value.page" what="duels" [shown]="view.value.items.length" [cursor]="cursor()" />
        } @else {
          <app-state absence="empty" what="duels" hint="A duel starts when validators agree on a pair for an open issue." />
          @if (group().key !== 'all') {
            <p><a routerLink="/competitions">Show all duels</a></p>
          }
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s5);
      grid-template-columns: minmax(0, 1fr);
    }
  `,
})
export class CompetitionsPage {
  readonly state = input<string>();
  readonly cursor = input<string>();
  protected readonly groups = GROUPS;
  protected readonly group = computed(() => GROUPS.find(({ key }) => key === this.state()) ?? GROUPS[0]);
  private readonly params = computed((): ListCompetitionsParams => {
    const { phases } = this.group();
    const cursor = this.cursor();
    return { limit: PAGE_SIZE, ...(phases && { status: [...phases] }), ...(cursor && { cursor }) };
  });
  protected readonly list = listCompetitionsResource(this.params);
  protected readonly competitions = loaded(this.list, { concerns: ({ kind }) => kind === 'competition' });
}
