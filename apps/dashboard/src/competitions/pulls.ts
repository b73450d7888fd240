import { Component, computed, input } from '@angular/core';
import type { MatchupSide, Pull } from '../api/model';
import { Chip, type Tone } from '../design/chip';
import { Icon } from '../design/icon';
import { TimeText } from '../design/time-text';
import { shortAccount } from '../units/account';

const STATE_TONES: Record<Pull['state'], Tone> = { open: 'good', closed: 'bad', merged: 'accent' };
const CHECK_WORDS = { pending: 'checks running', success: 'checks pass', failure: 'checks fail' } as const;
const REVIEW_WORDS = { approved: 'approved', changes_requested: 'changes requested', review_required: 'review required' } as const;

/** A side's pull requests, each with the rule that counts it or does not. */
@Component({
  selector: 'app-pulls',
  imports: [Chip, Icon, TimeText],
  host: { class: 'panel', '[attr.data-side]': 'side()' },
  template: `
    <header>
      <h2>
        Pull requests of <span [class]="side()" dir="auto">{{ name() }}</span>
      </h2>
      @if (of().valid; as valid) {
        <app-chip tone="good" data-field="MatchupSide.valid">valid by the vote</app-chip>
      } @else if (of().valid === false) {
        <app-chip tone="bad" data-field="MatchupSide.valid">none valid by the vote</app-chip>
      }
    </header>
    @for (pull of rows(); track pull.number) {
      <article>
        <p class="title">
          <app-icon [name]="pull.state === 'merged' ? 'merged' : 'pull'" />
          <a [href]="pull.url" rel="noopener noreferrer" dir="auto"
            ><span class="num muted" data-field="Pull.number">#{{ pull.number }}</span>
            <span data-field="Pull.title">{{ pull.title }}</span></a
          >
        </p>
        <p class="tags">
          <app-chip [tone]="pull.tone" data-field="Pull.state">{{ pull.state }}</app-chip>
          @if (pull.draft) {
            <app-chip data-field="Pull.draft">draft</app-chip>
          }
          <app-chip [tone]="pull.valid ? 'good' : 'bad'" data-field="Pull.valid">{{ pull.valid ? 'counts' : 'does not count' }}</app-chip>
          @if (!pull.inWindow) {
            <app-chip tone="warn" data-field="Pull.inWindow">outside the window</app-chip>
          }
          @if (pull.checks; as checks) {
            <app-chip [tone]="checks === 'failure' ? 'warn' : 'plain'" data-field="Pull.checks">{{ checkWords[checks] }}</app-chip>
          }
          @if (pull.review; as review) {
            <app-chip data-field="Pull.review">{{ reviewWords[review] }}</app-chip>
          }
        </p>
        @if (pull.reasons.length) {
          <ul class="reasons" data-field="Pull.reasons">
            @for (reason of pull.reasons; track reason) {
              <li>{{ reason }}</li>
            }
          </ul>
        }
        <p class="muted small num">
          <span class="plus" data-field="Pull.additions">+{{ pull.additions }}</span
          >&ngsp;<span class="minus" data-field="Pull.deletions">−{{ pull.deletions }}</span> in
          <span data-field="Pull.changedFiles">{{ pull.changedFiles }}</span> {{ pull.changedFiles === 1 ? 'file' : 'files' }},
          <span data-field="Pull.commits">{{ pull.commits }}</span> {{ pull.commits === 1 ? 'commit' : 'commits' }} at
          <code data-field="Pull.headSha">{{ pull.headSha.slice(0, 10) }}</code> to
          <code data-field="Pull.baseBranch">{{ pull.baseBranch }}</code>
        </p>
        <p class="muted small times">
          <span>opened <app-time [at]="pull.createdAt" field="Pull.createdAt" /></span>
          @if (pull.mergedAt; as merged) {
            <span
              >merged <app-time [at]="merged" field="Pull.mergedAt" /> by
              <span data-field="Pull.mergedBy">{{ pull.mergedBy ?? 'somebody' }}</span></span
            >
          } @else if (pull.closedAt) {
            <span>closed <app-time [at]="pull.closedAt" field="Pull.closedAt" /></span>
          }
          <span>judged <app-time [at]="pull.judged.at" [block]="pull.judged.block" field="Pull.judged" /></span>
          <span>read <app-time [at]="pull.fetchedAt" field="Pull.fetchedAt" [relative]="false" /></span>
        </p>
      </article>
    } @empty {
      <p class="muted">None seen yet.</p>
    }
    @if (of().released; as released) {
      <p class="muted small free">
        Free for the next duel since <app-time [at]="released.at" [block]="released.block" field="MatchupSide.released" />.
      </p>
    }
  `,
  styleUrl: './pulls.css',
})
export class Pulls {
  readonly side = input.required<'a' | 'b'>();
  readonly of = input.required<MatchupSide>();
  protected readonly name = computed(() => this.of().miner.login ?? shortAccount(this.of().miner.hotkey));
  protected readonly checkWords = CHECK_WORDS;
  protected readonly reviewWords = REVIEW_WORDS;
  protected readonly rows = computed(() => this.of().pulls.map((pull) => ({ ...pull, tone: STATE_TONES[pull.state] })));
}
