import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnrolmentRow } from '../api/model';
import { Account } from '../design/account';
import { Chip } from '../design/chip';
import { TimeText } from '../design/time-text';
import { formatRating } from '../units/rating';

/** Who waits for an issue, with what pairing looks at: rating, choice, wait, and why somebody cannot be paired now. */
@Component({
  selector: 'app-enrolment-queue',
  imports: [Account, Chip, RouterLink, TimeText],
  template: `
    <div class="scroll" tabindex="0" role="region" aria-label="Enrolments">
      <table>
        <thead>
          <tr>
            <th scope="col">Miner</th>
            <th scope="col" class="end">Rating</th>
            <th scope="col">Choice</th>
            <th scope="col">Enrolled</th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          @for (row of enrolments(); track row.miner.hotkey) {
            <tr>
              <td>
                <app-account
                  [ss58]="row.miner.hotkey"
                  [name]="row.miner.login"
                  [link]="['/miners', row.miner.hotkey]"
                  field="MinerRef.hotkey"
                />
              </td>
              <td class="end num" data-field="EnrolmentRow.effectiveRating">{{ rating(row.effectiveRating) }}</td>
              <td>
                <span class="num"
                  ><span data-field="EnrolmentRow.preference">{{ row.preference }}</span> of
                  <span data-field="EnrolmentRow.picks">{{ row.picks.length }}</span></span
                >
              </td>
              <td>
                <app-time [at]="row.enrolled.at" [block]="row.enrolled.block" field="EnrolmentRow.enrolled" />
                <span class="muted lapses"
                  >waits since <app-time [at]="row.waitingSince" [block]="row.waitingSinceBlock" field="EnrolmentRow.waitingSince"
                /></span>
                <span class="muted lapses"
                  >lapses <app-time [at]="row.expiresAt" [block]="row.expiresBlock" field="EnrolmentRow.expiresAt"
                /></span>
              </td>
              <td>
                @if (row.occupiedIn; as competition) {
                  <a [routerLink]="['/competitions', competition]" data-field="EnrolmentRow.occupiedIn">in duel {{ competition }}</a>
                } @else if (!row.eligible) {
                  <app-chip tone="bad" data-field="EnrolmentRow.eligible">not eligible</app-chip>
                } @else if (row.probation) {
                  <app-chip tone="warn" data-field="EnrolmentRow.probation">probation</app-chip>
                } @else {
                  <app-chip tone="good" data-field="EnrolmentRow.eligible">ready</app-chip>
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
    .lapses {
      display: block;
      font-size: var(--t-xs);
    }
  `,
})
export class EnrolmentQueue {
  readonly enrolments = input.required<readonly EnrolmentRow[]>();
  protected readonly rating = formatRating;
}
