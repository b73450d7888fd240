import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HeadToHead, Meeting } from '../api/model';
import { Amount } from '../design/amount';
import { TimeText } from '../design/time-text';

/** Without sides: those of an earlier meeting may have been the other way round. */
const MEETING_WORDS: Record<Meeting['outcome'], string> = {
  win_a: 'won by merge',
  win_b: 'won by merge',
  walkover_a: 'walkover',
  walkover_b: 'walkover',
  both_fail: 'both failed',
  fault_a: 'fault',
  fault_b: 'fault',
  early_a: 'left early',
  early_b: 'left early',
  void: 'void',
};

/** Earlier meetings of the two, newest first. */
@Component({
  selector: 'app-meetings',
  imports: [Amount, RouterLink, TimeText],
  host: { class: 'panel' },
  template: `
    <header>
      <h2>Earlier meetings</h2>
      <span class="num score">
        <b class="a" data-field="HeadToHead.winsA">A {{ headToHead().winsA }}</b>
        <span class="muted" data-field="HeadToHead.neither">{{ headToHead().neither }} neither</span>
        <b class="b" data-field="HeadToHead.winsB">{{ headToHead().winsB }} B</b>
      </span>
    </header>
    @if (headToHead().meetings.length) {
      <ul>
        @for (meeting of headToHead().meetings; track meeting.competitionId) {
          <li>
            <a [routerLink]="['/competitions', meeting.competitionId]" [class]="meeting.winner ?? 'neither'">
              <b data-field="Meeting.winner">{{ meeting.winner === null ? '–' : meeting.winner.toUpperCase() }}</b>
              <span class="muted" data-field="Meeting.outcome">{{ words[meeting.outcome] }}</span>
              <span class="what" dir="auto">{{ meeting.issue.repo }}#{{ meeting.issue.number }}</span>
              <span class="muted"
                ><app-amount [rao]="meeting.bounty" field="Meeting.bounty" [decimals]="2" />,
                <app-time [at]="meeting.decided.at" [block]="meeting.decided.block" field="Meeting.decided"
              /></span>
            </a>
          </li>
        }
      </ul>
    } @else {
      <p class="muted">They have not met before.</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .score {
      display: inline-flex;
      gap: var(--s3);
      font-size: var(--t-s);
    }
    b.a,
    .a b {
      color: var(--a-ink);
    }
    b.b,
    .b b {
      color: var(--b-ink);
    }
    li a {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s3);
      padding-block: var(--s2);
      color: var(--ink);
      text-decoration: none;
      font-size: var(--t-s);
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    .what {
      flex: 1;
      overflow-wrap: anywhere;
    }
  `,
})
export class Meetings {
  readonly headToHead = input.required<HeadToHead>();
  protected readonly words = MEETING_WORDS;
}
