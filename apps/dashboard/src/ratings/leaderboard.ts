import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RatingRow } from '../api/model';
import { Account } from '../design/account';
import { Chip } from '../design/chip';
import { formatShare } from '../units/alpha';
import { formatRating } from '../units/rating';

/** The scale of the bars, in milli-Elo: from where nobody may be paired to well above the best. */
const FLOOR = 1_000_000;
const THRESHOLD = 1_300_000;

/** Miners by effective rating, with a bar on one scale and the line below which nobody is paired. */
@Component({
  selector: 'app-leaderboard',
  imports: [Account, Chip, RouterLink],
  template: `
    <div class="panel scroll" tabindex="0" role="region" aria-label="Leaderboard">
      <table>
        <thead>
          <tr>
            <th scope="col" class="end">Rank</th>
            <th scope="col">Miner</th>
            <th scope="col">Rating <span class="muted">(line: 1300)</span></th>
            <th scope="col" class="end">Duels</th>
            <th scope="col" class="end">W – L – F</th>
            <th scope="col" class="end">Performance</th>
            <th scope="col" class="end">Strikes</th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          @for (row of scaled(); track row.miner.githubId) {
            <tr>
              <td class="end num rank" data-field="RatingRow.rank">{{ row.rank }}</td>
              <td>
                <app-account
                  [ss58]="row.miner.hotkey"
                  [name]="row.miner.login"
                  [link]="['/miners', row.miner.hotkey]"
                  field="MinerRef.hotkey"
                />
              </td>
              <td class="rating">
                <span class="num value" data-field="RatingNow.effective" [title]="'before idling: ' + show(row.rating.rating)">{{
                  show(row.rating.effective)
                }}</span>
                <span class="bar" aria-hidden="true"><i [style.width.%]="row.width"></i><b [style.left.%]="threshold()"></b></span>
                @if (row.rating.provisional) {
                  <span class="muted small" data-field="RatingNow.provisional">provisional</span>
                }
              </td>
              <td class="end num" data-field="RatingNow.results">{{ row.rating.results }}</td>
              <td class="end num">
                <span data-field="ResultCounts.wins">{{ row.record.wins }}</span> –
                <span data-field="ResultCounts.losses">{{ row.record.losses }}</span> –
                <span data-field="ResultCounts.bothFailed">{{ row.record.bothFailed + row.record.faults }}</span>
              </td>
              <td class="end num" data-field="RatingNow.performanceBps">{{ share(row.rating.performanceBps) }}</td>
              <td class="end num" data-field="RatingNow.strikes">{{ row.rating.strikes }}</td>
              <td>
                @if (row.occupiedIn; as competition) {
                  <a [routerLink]="['/competitions', competition]" data-field="RatingRow.occupiedIn">in duel {{ competition }}</a>
                } @else if (row.eligible) {
                  <app-chip tone="good" data-field="RatingRow.eligible">eligible</app-chip>
                } @else {
                  <app-chip tone="bad" data-field="RatingRow.eligible">waiting</app-chip>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .rank {
      font-weight: 700;
      width: 3rem;
    }
    .rating {
      min-width: 14rem;
    }
    .value {
      display: inline-block;
      min-width: 3.2em;
      font-weight: 700;
      font-size: var(--t-m);
    }
    .bar {
      position: relative;
      display: inline-block;
      width: calc(100% - 10rem);
      min-width: 5rem;
      height: 0.55rem;
      margin-inline-end: var(--s2);
      border-radius: var(--pill);
      background: var(--sunken);
    }
    .bar i {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: linear-gradient(90deg, color-mix(in oklab, var(--accent) 45%, var(--surface)), var(--accent));
    }
    .bar b {
      position: absolute;
      inset-block: -3px;
      width: 2px;
      background: var(--bad);
    }
    .small {
      font-size: var(--t-xs);
    }
  `,
})
export class Leaderboard {
  readonly rows = input.required<readonly RatingRow[]>();
  protected readonly show = formatRating;
  protected readonly share = formatShare;
  private readonly top = computed(() => Math.max(THRESHOLD + 300_000, ...this.rows().map(({ rating }) => rating.effective)) + 50_000);
  private readonly place = (rating: number): number => Math.max(0, ((rating - FLOOR) / (this.top() - FLOOR)) * 100);
  protected readonly threshold = computed(() => this.place(THRESHOLD));
  protected readonly scaled = computed(() => this.rows().map((row) => ({ ...row, width: this.place(row.rating.effective) })));
}
