import { Component, computed, input } from '@angular/core';
import type { Decision, Matchup } from '../api/model';
import { Chip } from '../design/chip';
import { Icon } from '../design/icon';
import { TimeText } from '../design/time-text';
import { CANCEL_WORDS } from '../issues/issue-words';
import { shortHash } from '../units/account';
import { OUTCOME_WORDS } from './outcome-words';
import { PayoutParts } from './payout-parts';

/** How it ended, and where the payment can be looked up on the chain. */
@Component({
  selector: 'app-outcome',
  imports: [Chip, Icon, PayoutParts, TimeText],
  host: { '[class]': '"panel " + tone()', '[attr.data-outcome]': 'decision().outcome' },
  template: `
    <app-icon class="sign" [name]="stands() && decision().winner ? 'trophy' : 'cross'" />
    <div class="story">
      <h2>
        <span data-field="Decision.outcome">{{ headline() }}</span>
        @if (setAside()) {
          <app-chip tone="warn">challenged, no longer counts</app-chip>
        } @else if (reverted()) {
          <app-chip tone="bad">solution reverted</app-chip>
        }
      </h2>
      <p>
        {{ sentence() }}
        @if (decision().pullNumber; as pull) {
          @if (decision().mergeSha; as sha) {
            Pull request <span class="num" data-field="Decision.pullNumber">#{{ pull }}</span> was merged as
            <code [title]="sha" data-field="Decision.mergeSha">{{ short(sha) }}</code>.
          } @else {
            Pull request <span class="num" data-field="Decision.pullNumber">#{{ pull }}</span
            >.
          }
        }
        Decided <app-time [at]="decision().decided.at" [block]="decision().decided.block" field="Decision.decided" /> in block
        <span class="num">{{ decision().decided.block }}</span>.
      </p>
    </div>
    @if (pays()) {
      <app-payout-parts class="payout" [matchup]="matchup()" />
    } @else if (closing(); as block) {
      <p class="payout muted">
        Can be challenged until block <span class="num" data-field="Decision.settleBlock">{{ block }}</span>
        @if (decision().settlesAt; as at) {
          <span>, </span><app-time [at]="at" [block]="block" field="Decision.settlesAt" />
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s4) var(--s5);
      border-inline-start: 5px solid var(--mark);
    }
    :host(.a) {
      --mark: var(--a);
    }
    :host(.b) {
      --mark: var(--b);
    }
    :host(.nobody) {
      --mark: var(--line-strong);
    }
    .sign {
      font-size: 2.4rem;
      color: var(--mark);
    }
    .story {
      flex: 1 1 18rem;
    }
    h2 {
      font-size: var(--t-xl);
    }
    .payout {
      flex: 0 1 auto;
      font-size: var(--t-s);
    }
  `,
})
export class OutcomePanel {
  readonly matchup = input.required<Matchup>();
  readonly decision = input.required<Decision>();
  protected readonly short = shortHash;
  /** A challenge passed: this was the first decision, and validators vote again. */
  protected readonly setAside = computed(() => this.matchup().window.phase === 'reopened');
  protected readonly reverted = computed(() => (this.matchup().holdback?.reverted ?? null) !== null);
  protected readonly stands = computed(() => !this.setAside() && !this.reverted());
  protected readonly pays = computed(() => !this.setAside() && this.decision().winner !== null);
  /** End of the challenge window of a decision that pays nobody, while it is ahead. */
  protected readonly closing = computed(() => (this.matchup().window.phase === 'decided' ? this.decision().settleBlock : null));
  protected readonly tone = computed(() => (this.stands() ? (this.decision().winner ?? 'nobody') : 'nobody'));
  protected readonly headline = computed(() => {
    const { winner } = this.decision();
    const login = winner && this.matchup()[winner].miner.login;
    return login ? `${OUTCOME_WORDS[this.decision().outcome]}: ${login}` : OUTCOME_WORDS[this.decision().outcome];
  });
  protected readonly sentence = computed(() => {
    if (this.setAside()) return 'A challenge passed: validators vote again, and this decision no longer counts.';
    const sentence = sentenceOf(this.decision());
    return this.reverted() ? `${sentence} Validators found it reverted later; what was held back is recycled.` : sentence;
  });
}

const sentenceOf = ({ outcome, voidCause, cancelReason }: Decision): string => {
  if (outcome === 'void') {
    if (voidCause === 'no_quorum') return 'No quorum came in time; the issue returns to the pool and nobody is blamed.';
    if (voidCause === 'withdrawn') return 'A competitor left before the window opened; the issue returns to the pool.';
    if (voidCause === 'cancel')
      return `The issue was cancelled${cancelReason ? `, ${CANCEL_WORDS[cancelReason]}` : ''}; the bounty is recycled.`;
    return 'The issue returns to the pool and nobody is blamed.';
  }
  if (outcome === 'both_fail') return 'Nobody had a pull request merged in time. Both lose rating; the issue opens again.';
  if (outcome.startsWith('fault') || outcome.startsWith('early'))
    return 'One side alone is at fault and loses rating; the issue opens again.';
  return outcome.startsWith('walkover') ? 'The rival had no valid pull request.' : 'The merge closed the issue.';
};
