import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FormEntry } from '../api/model';
import { formatRatingChange } from '../units/rating';

const MARKS: Record<FormEntry['result'], { letter: string; words: string }> = {
  win: { letter: 'W', words: 'won' },
  loss: { letter: 'L', words: 'lost' },
  both_fail: { letter: 'F', words: 'both failed' },
  fault: { letter: 'X', words: 'own fault' },
  opponent_fault: { letter: 'O', words: "opponent's fault" },
  void: { letter: 'V', words: 'void' },
};

/** The last results of a miner, oldest first, each a link to its competition. */
@Component({
  selector: 'app-form-strip',
  imports: [RouterLink],
  template: `
    <ol aria-label="Form, oldest first">
      @for (mark of marks(); track mark.id) {
        <li>
          <a
            [routerLink]="['/competitions', mark.id]"
            [class]="mark.letter"
            [title]="mark.title"
            [attr.aria-label]="mark.title + ', competition ' + mark.id"
            data-field="FormEntry.result"
            >{{ mark.letter }}</a
          >
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      gap: 3px;
    }
    a {
      display: grid;
      place-items: center;
      width: 1.5rem;
      height: 1.5rem;
      border: 1px solid transparent;
      border-radius: var(--r1);
      background: var(--sunken);
      color: var(--ink-2);
      font-size: var(--t-xs);
      font-weight: 700;
      text-decoration: none;
    }
    a:hover {
      border-color: currentColor;
    }
    .W {
      background: var(--good-soft);
      color: var(--good-ink);
    }
    .L {
      background: none;
      border-color: var(--line-strong);
    }
    .X {
      background: var(--bad-soft);
      color: var(--bad-ink);
    }
  `,
})
export class FormStrip {
  /** Newest first, as the API tells it. */
  readonly form = input.required<readonly FormEntry[]>();
  readonly most = input(10);
  protected readonly marks = computed(() =>
    this.form()
      .slice(0, this.most())
      .reverse()
      .map(({ competitionId, result, delta }) => ({
        id: competitionId,
        letter: MARKS[result].letter,
        title: `${MARKS[result].words}, ${formatRatingChange(delta)}`,
      })),
  );
}
