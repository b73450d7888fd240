import { Component, computed, input } from '@angular/core';
import type { Decision, Matchup } from '../api/model';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Icon } from '../design/icon';
import { TimeText } from '../design/time-text';
import { CANCEL_WORDS } from '../issues/issue-words';
import { shortHash } from '../units/account';
import { OUTCOME_WORDS } from './outcome-words';

/** How it ended, and where the payment can be looked up on the chain. */
@Component({
  selector: 'app-outcome',
  imports: [Account, Amount, Icon, TimeText],
  host: { '[class]': '"panel " + tone()', '[attr.data-outcome]': 'decision().outcome' },
  template: `
    <app-icon class="sign" [name]="decision().winner ? 'trophy' : 'cross'" />
    <div class="story">
      <h2 data-field="Decision.outcome">{{ headline() }}</h2>
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
    @if (matchup().payout; as payout) {
      <div class="payout">
        <p class="amount"><app-amount [rao]="payout.amount" field="PayoutProof.amount" [decimals]="9" /></p>
        <p class="muted">
          paid <app-time [at]="payout.at" [block]="payout.block" field="PayoutProof.at" /> to coldkey
          <app-account [ss58]="payout.coldkey" field="PayoutProof.coldkey" [shield]="false" [copyable]="true" />
        </p>
        <p class="muted proof num">
          proof: block <span data-field="PayoutProof.block">{{ payout.block }}</span>, event
          <span data-field="PayoutProof.eventIndex">{{ payout.eventIndex }}</span>
          @if (payout.extrinsicHash; as hash) {
            <span>, extrinsic </span><code [title]="hash" data-field="PayoutProof.extrinsicHash">{{ short(hash) }}</code>
          }
        </p>
      </div>
    } @else if (decision().settleBlock; as block) {
      <div class="payout">
        <p class="amount"><app-amount [rao]="matchup().bounty" field="Matchup.bounty" /></p>
        <p class="muted">
          to be paid from block <span class="num" data-field="Decision.settleBlock">{{ block }}</span>
          @if (decision().settlesAt; as at) {
            <span>, </span><app-time [at]="at" [block]="block" field="Decision.settlesAt" />
          }
        </p>
      </div>
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
    .amount {
      font-size: 1.6rem;
      font-weight: 750;
      color: var(--gold-ink);
      letter-spacing: -0.02em;
      line-height: 1.2;
    }
    .proof {
      font-size: var(--t-xs);
    }
  `,
})
export class OutcomePanel {
  readonly matchup = input.required<Matchup>();
  readonly decision = input.required<Decision>();
  protected readonly short = shortHash;
  protected readonly tone = computed(() => this.decision().winner ?? 'nobody');
  protected readonly headline = computed(() => {
    const { winner } = this.decision();
    const login = winner && this.matchup()[winner].miner.login;
    return login ? `${OUTCOME_WORDS[this.decision().outcome]}: ${login}` : OUTCOME_WORDS[this.decision().outcome];
  });
  protected readonly sentence = computed(() => sentenceOf(this.decision()));
}

const sentenceOf = ({ outcome, voidCause, cancelReason }: Decision): string => {
  if (outcome === 'void') {
    if (voidCause === 'no_quorum') return 'No quorum came in time; the issue returns to the pool and nobody is blamed.';
    if (voidCause === 'cancel')
      return `The issue was cancelled${cancelReason ? `, ${CANCEL_WORDS[cancelReason]}` : ''}; the bounty is recycled.`;
    return 'The issue returns to the pool and nobody is blamed.';
  }
  if (outcome === 'both_fail') return 'Nobody had a pull request merged in time. Both lose rating; the issue opens again.';
  if (outcome.startsWith('fault') || outcome.startsWith('early'))
    return 'One side alone is at fault and loses rating; the issue opens again.';
  return outcome.startsWith('walkover') ? 'The rival had no valid pull request.' : 'The merge closed the issue.';
};
