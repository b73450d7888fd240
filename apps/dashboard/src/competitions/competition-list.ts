import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CompetitionSummary } from '../api/model';
import { Amount } from '../design/amount';
import { Chip, type Tone } from '../design/chip';
import { ChainClock } from '../live/chain-clock';
import { STATE_WORDS, countdown } from './countdown';
import { DuelChip } from './duel-chip';
import { OUTCOME_WORDS } from './outcome-words';

/** Competitions, each with its issue, how it stands or ended, and the duel line. */
@Component({
  selector: 'app-competition-list',
  imports: [Amount, Chip, DuelChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li [attr.data-competition]="row.id">
          <p>
            @if (named()) {
              <a [routerLink]="['/issues', row.issue.id]" class="issue" dir="auto"
                ><span class="muted" data-field="IssueRef.repo"
                  >{{ row.issue.repo }}<span class="num" data-field="IssueRef.number">#{{ row.issue.number }}</span></span
                >
                <span data-field="IssueRef.title">{{ row.issue.title ?? '' }}</span></a
              >
            } @else {
              <span class="muted"
                >Duel <span class="num" data-field="CompetitionSummary.id">{{ row.id }}</span></span
              >
            }
            <app-chip [tone]="row.tone" [pulse]="row.running" data-field="CompetitionSummary.outcome">{{ row.words }}</app-chip>
            <span class="bounty"><app-amount [rao]="row.bounty" field="CompetitionSummary.bounty" [decimals]="2" /></span>
          </p>
          <app-duel-chip [duel]="row.line" [countdown]="row.countdown" />
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--s4) var(--s5);
      grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr));
    }
    li {
      display: grid;
      gap: var(--s2);
      grid-template-columns: minmax(0, 1fr);
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--s1) var(--s3);
      font-size: var(--t-s);
    }
    .issue {
      display: inline-flex;
      flex-wrap: wrap;
      column-gap: 0.5em;
      color: var(--ink);
      font-weight: 600;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    .issue:hover {
      text-decoration: underline;
    }
    .issue .muted {
      font-weight: 400;
    }
    .bounty {
      margin-inline-start: auto;
      font-weight: 650;
      color: var(--gold-ink);
    }
  `,
})
export class CompetitionList {
  readonly competitions = input.required<readonly CompetitionSummary[]>();
  /** Whether each says which issue it is for. */
  readonly named = input(true);
  private readonly clock = inject(ChainClock);

  protected readonly rows = computed(() =>
    this.competitions().map((competition) => {
      const { a, b, id, outcome, winner, window } = competition;
      const now = this.clock.now() ?? Date.parse(window.startedAt);
      const clock = countdown({ window, outcome: null, holdback: null }, this.clock.block(), now);
      const reopened = window.phase === 'reopened';
      const running = reopened || (outcome === null && clock.state !== 'void');
      return {
        ...competition,
        countdown: clock,
        running,
        words: outcome === null || reopened ? STATE_WORDS[clock.state] : OUTCOME_WORDS[outcome],
        tone: toneOf(running, winner),
        line: { id, a: a.miner, b: b.miner, ratingA: a.rating, ratingB: b.rating, winBpsA: a.winBps },
      };
    }),
  );
}

const toneOf = (running: boolean, winner: 'a' | 'b' | null): Tone => (running ? 'warn' : (winner ?? 'plain'));
