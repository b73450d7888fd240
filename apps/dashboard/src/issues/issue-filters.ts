import { Component, computed, input, output } from '@angular/core';
import type { StatusCounts } from '../api/model';
import { Icon } from '../design/icon';
import { GROUPS, type IssueQuery, ISSUE_SORTS, type IssueSort, groupOf } from './issue-query';

const SORT_WORDS: Record<IssueSort, string> = {
  '-id': 'Newest first',
  id: 'Oldest first',
  '-statusSince': 'Last changed',
  statusSince: 'Longest unchanged',
  '-target': 'Largest bounty',
  target: 'Smallest bounty',
  '-filled': 'Most collected',
  filled: 'Least collected',
};

/** Search, quick choices by status, order. It only says what was chosen; the page puts it into the URL. */
@Component({
  selector: 'app-issue-filters',
  imports: [Icon],
  template: `
    <div class="bar" role="search">
      <label class="search">
        <app-icon name="search" />
        <span class="sr">Search repository, title or number</span>
        <input
          #text
          type="search"
          placeholder="Search repository, title, number"
          maxlength="100"
          [value]="query().q"
          (input)="searched.emit(text.value)"
        />
      </label>
      <div class="groups" role="group" aria-label="Status">
        @for (group of groups(); track group.key) {
          <button type="button" [attr.aria-pressed]="group.key === active()" (click)="chosen.emit({ status: group.status })">
            {{ group.name }}
            @if (group.count !== null) {
              <span class="num">{{ group.count }}</span>
            }
          </button>
        }
      </div>
      <label class="sort">
        <span class="sr">Order</span>
        <select #order (change)="chosen.emit({ sort: asSort(order.value) })">
          @for (sort of sorts; track sort) {
            <option [value]="sort" [selected]="sort === query().sort">{{ sortWords[sort] }}</option>
          }
        </select>
      </label>
    </div>
  `,
  styleUrl: './issue-filters.css',
})
export class IssueFilters {
  readonly query = input.required<IssueQuery>();
  /** How many issues stand where; null while not known. */
  readonly counts = input<StatusCounts | null>(null);
  readonly chosen = output<Partial<IssueQuery>>();
  readonly searched = output<string>();

  protected readonly sorts = ISSUE_SORTS;
  protected readonly sortWords = SORT_WORDS;
  protected readonly active = computed(() => groupOf(this.query()));
  protected readonly groups = computed(() => {
    const counts = this.counts();
    return GROUPS.map(({ key, name, status }) => {
      const counted = status.length ? status : ISSUE_STATUSES;
      return { key, name, status, count: counts && counted.reduce((sum, word) => sum + counts[word], 0) };
    });
  });
  protected readonly asSort = (value: string): IssueSort => ISSUE_SORTS.find((sort) => sort === value) ?? ISSUE_SORTS[0];
}

const ISSUE_STATUSES = GROUPS.flatMap(({ status }) => status);
