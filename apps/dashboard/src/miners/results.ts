import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RatingPointRow } from '../api/model';
import { OUTCOME_WORDS } from '../competitions/outcome-words';
import { Account } from '../design/account';
import { TimeText } from '../design/time-text';
import { formatRating, formatRatingChange } from '../units/rating';

const RESULT_WORDS: Record<RatingPointRow['result'], string> = {
  win: 'won',
  loss: 'lost',
  both_fail: 'both failed',
  fault: 'own fault',
  opponent_fault: "opponent's fault",
  void: 'void',
};

/** What each result did to the rating, newest first. */
@Component({
  selector: 'app-results',
  imports: [Account, RouterLink, TimeText],
  template: `
    <div class="scroll" tabindex="0" role="region" aria-label="Results">
      <table>
        <thead>
          <tr>
            <th scope="col">Duel</th>
            <th scope="col">Against</th>
            <th scope="col">Result</th>
            <th scope="col" class="end">Before</th>
            <th scope="col" class="end">Change</th>
            <th scope="col" class="end">After</th>
            <th scope="col" class="end">Strikes</th>
            <th scope="col" class="end">When</th>
          </tr>
        </thead>
        <tbody>
          @for (row of results(); track row.competitionId) {
            <tr>
              <td>
                <a class="num" [routerLink]="['/competitions', row.competitionId]" data-field="RatingPointRow.competitionId">{{
                  row.competitionId
                }}</a>
              </td>
              <td>
                <app-account
                  [ss58]="row.opponent.hotkey"
                  [name]="row.opponent.login"
                  [link]="['/miners', row.opponent.hotkey]"
                  field="RatingPointRow.opponent"
                />
              </td>
              <td [title]="outcomes[row.outcome]" data-field="RatingPointRow.result">{{ words[row.result] }}</td>
              <td class="end num" data-field="RatingPointRow.before">{{ rating(row.before) }}</td>
              <td class="end num" [class.up]="row.delta > 0" [class.down]="row.delta < 0" data-field="RatingPointRow.delta">
                {{ change(row.delta) }}
              </td>
              <td class="end num" data-field="RatingPointRow.after">{{ rating(row.after) }}</td>
              <td class="end num" data-field="RatingPointRow.strikes">{{ row.strikes }}</td>
              <td class="end"><app-time [at]="row.decided.at" [block]="row.decided.block" field="RatingPointRow.decided" /></td>
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
    .up {
      color: var(--good-ink);
      font-weight: 600;
    }
    .down {
      color: var(--bad-ink);
      font-weight: 600;
    }
  `,
})
export class Results {
  readonly results = input.required<readonly RatingPointRow[]>();
  protected readonly words = RESULT_WORDS;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly rating = formatRating;
  protected readonly change = formatRatingChange;
}
