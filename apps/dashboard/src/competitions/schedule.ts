import { Component, computed, input } from '@angular/core';
import type { CompetitionWindow } from '../api/model';
import { TimeText } from '../design/time-text';

/** The course of a duel, fixed when it started: the block that decides and the chain time expected for it. */
@Component({
  selector: 'app-schedule',
  imports: [TimeText],
  host: { class: 'panel' },
  template: `
    <header><h2>Schedule</h2></header>
    <table>
      <thead class="sr">
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Block</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        @for (step of steps(); track step.name) {
          <tr [class.past]="step.block <= block()">
            <th scope="row">{{ step.name }}</th>
            <td class="end num" [attr.data-field]="step.blockField">{{ step.block }}</td>
            <td class="end">
              @if (step.at; as at) {
                <app-time [at]="at" [block]="step.block" [field]="step.timeField" />
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
    <p class="muted note">
      A block takes <span class="num" data-field="CompetitionWindow.msPerBlock">{{ window().msPerBlock }}</span> ms by the contract.
    </p>
  `,
  styles: `
    :host {
      display: block;
    }
    th[scope='row'] {
      font-weight: 500;
    }
    .past th,
    .past td {
      color: var(--ink-2);
    }
    .note {
      font-size: var(--t-xs);
      margin-block-start: var(--s2);
    }
  `,
})
export class Schedule {
  readonly window = input.required<CompetitionWindow>();
  /** The block the page shows: what is not after it is past. */
  readonly block = input.required<number>();
  protected readonly steps = computed(() => stepsOf(this.window()));
}

const step = (name: string, block: number, at: string | null, field: string) => ({
  name,
  block,
  at,
  blockField: `CompetitionWindow.${field}Block`,
  timeField: `CompetitionWindow.${field === 'start' ? 'started' : field}At`,
});

const stepsOf = (window: CompetitionWindow) => [
  step('Started', window.startBlock, window.startedAt, 'start'),
  step('Window opens', window.opensBlock, window.opensAt, 'opens'),
  step('Window closes', window.closesBlock, window.closesAt, 'closes'),
  step('Last merge that counts', window.resolvesBlock, window.resolvesAt, 'resolves'),
  step('Void if undecided', window.expiresBlock, null, 'expires'),
];
