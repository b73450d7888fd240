import { Component, computed, input } from '@angular/core';
import type { IssueStats } from '../api/model';
import { Amount } from '../design/amount';
import { Kpi } from '../design/kpi';

/** The numbers over all issues. */
@Component({
  selector: 'app-issue-stats',
  imports: [Amount, Kpi],
  template: `
    <div class="kpis">
      <app-kpi name="In bounties" icon="coin" class="gold">
        <app-amount [rao]="stats().filled" field="IssueStats.filled" [decimals]="2" />
        <span note>of <app-amount [rao]="stats().target" field="IssueStats.target" [decimals]="2" /></span>
      </app-kpi>
      <app-kpi name="Paid to winners" icon="trophy">
        <app-amount [rao]="stats().paid" field="IssueStats.paid" [decimals]="2" />
        <span note
          >for <span data-field="StatusCounts.solved">{{ stats().counts.solved }}</span> solved</span
        >
      </app-kpi>
      <app-kpi name="Duels running" icon="duels">
        <span data-field="IssueStats.openCompetitions">{{ stats().openCompetitions }}</span>
        <span note
          >of <span data-field="IssueStats.competitions">{{ stats().competitions }}</span> so far</span
        >
      </app-kpi>
      <app-kpi name="Waiting for a pair" icon="clock">
        <span data-field="StatusCounts.open">{{ stats().counts.open }}</span>
        <span note
          ><span data-field="StatusCounts.registered">{{ filling() }}</span> filling up</span
        >
      </app-kpi>
      <app-kpi name="Recycled" icon="auto">
        <app-amount [rao]="stats().recycled" field="IssueStats.recycled" [decimals]="2" />
        <span note
          ><span data-field="StatusCounts.cancelled">{{ stats().counts.cancelled }}</span> cancelled</span
        >
      </app-kpi>
    </div>
  `,
  styles: `
    .kpis {
      display: grid;
      gap: var(--s3);
      grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
    }
  `,
})
export class IssueStatsStrip {
  readonly stats = input.required<IssueStats>();
  protected readonly filling = computed(() => this.stats().counts.registered + this.stats().counts.funded);
}
