import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { listCompetitionsResource } from '../api/competitions/competitions.resource';
import { getIssueStatsResource, listIssuesResource } from '../api/issues/issues.resource';
import type { IssueSummary, ListCompetitionsParams, ListIssuesParams } from '../api/model';
import { CompetitionList } from '../competitions/competition-list';
import { Pager } from '../design/pager';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { loaded } from '../live/loaded';
import type { StreamEvent } from '../live/stream-event';
import { IssueFilters } from './issue-filters';
import { type IssueQuery, isFiltered, parseIssueQuery, writeIssueQuery } from './issue-query';
import { IssueRow } from './issue-row';
import { IssueStatsStrip } from './issue-stats-strip';

const PAGE_SIZE = 25;
const TYPING_MS = 250;
const ROWS_IN_SIGHT = 3;
const RUNNING: ListCompetitionsParams = { status: ['locked', 'submitting', 'review'], limit: 4 };

/** /issues: what can be won, what is being fought for, what was paid. */
@Component({
  selector: 'app-issues-page',
  imports: [CompetitionList, IssueFilters, IssueRow, IssueStatsStrip, Pager, StaleBanner, StateView],
  templateUrl: './issues-page.html',
  styleUrl: './issues-page.css',
})
export class IssuesPage {
  readonly status = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly cursor = input<string>();

  private readonly router = inject(Router);
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly query = computed(() =>
    parseIssueQuery({ status: this.status(), q: this.q(), sort: this.sort(), cursor: this.cursor() }),
  );
  protected readonly filtered = computed(() => isFiltered(this.query()));
  private readonly params = computed<ListIssuesParams>(() => {
    const { status, q, sort, cursor } = this.query();
    return { limit: PAGE_SIZE, sort, ...(status.length && { status: [...status] }), ...(q && { q }), ...(cursor !== null && { cursor }) };
  });

  protected readonly list = listIssuesResource(this.params);
  protected readonly stats = getIssueStatsResource();
  protected readonly running = listCompetitionsResource(computed(() => RUNNING));
  protected readonly duels = loaded(this.running, { concerns: ({ kind }) => kind === 'competition' });
  protected readonly issues = loaded(this.list, { concerns: (event) => this.changed(event) });
  protected readonly numbers = loaded(this.stats, { concerns: ({ kind }) => kind === 'issue' || kind === 'competition' });

  /** Running duels that the list would show only further down, or not at all. */
  protected readonly outOfSight = computed(() => {
    const [duels, issues] = [this.duels(), this.issues()];
    if (!('value' in duels) || !('value' in issues) || this.filtered() || this.query().cursor !== null) return [];
    const seen = issues.value.items.slice(0, ROWS_IN_SIGHT).map(({ id }) => id);
    return duels.value.items.filter(({ issue }) => !seen.includes(issue.id));
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected choose(change: Partial<IssueQuery>): void {
    void this.router.navigate([], {
      queryParams: writeIssueQuery({ ...this.query(), cursor: null, ...change }),
      queryParamsHandling: 'merge',
    });
  }

  protected search(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.choose({ q: text.trim() }), TYPING_MS);
  }

  protected showAll(): void {
    this.choose({ status: [], q: '' });
  }

  /** Something in the list changed, or the chain passed the next step of a duel that is shown. */
  private changed(event: StreamEvent): boolean {
    if (event.kind !== 'head') return true;
    const view = this.issues();
    return 'value' in view && view.value.items.some((issue) => passed(issue, view.value.asOf.block, event.asOf.block));
  }
}

const passed = ({ duel }: IssueSummary, shown: number, head: number): boolean =>
  duel !== null && duel.nextBlock !== null && duel.nextBlock >= shown && duel.nextBlock <= head;
