import { Component, computed, input } from '@angular/core';
import type { PairTally } from '../api/model';
import { Account } from '../design/account';
import { Chip } from '../design/chip';
import { TimeText } from '../design/time-text';
import { shortHash } from '../units/account';
import { basisPoints, formatShare } from '../units/alpha';

/** How the pair came to be: who proposed it, and whether they computed the same ratings. */
@Component({
  selector: 'app-pairing',
  imports: [Account, Chip, TimeText],
  host: { class: 'panel' },
  template: `
    <header>
      <h2>How they were paired</h2>
      <app-chip tone="good" data-field="PairTally.state">{{ pairing().state }}</app-chip>
    </header>
    <p class="muted">
      Epoch of block <span class="num" data-field="PairTally.anchor">{{ pairing().anchor }}</span>:
      <span class="num" data-field="PairTally.heads">{{ pairing().heads }}</span> validators with
      <span class="num" data-field="PairTally.weight">{{ share() }}</span> of stake proposed this pair;
      <span class="num" data-field="PairTally.neededHeads">{{ pairing().neededHeads }}</span> and more than 50 % were needed.
      {{ agreed() ? 'All computed the same ratings.' : 'Their ratings differ.' }}
    </p>
    <ul>
      @for (vote of pairing().votes; track vote.validator) {
        <li>
          <app-account [ss58]="vote.validator" field="PairVote.validator" />
          <code class="muted" [title]="vote.ratingsHash" data-field="PairVote.ratingsHash">{{ short(vote.ratingsHash) }}</code>
          <span class="num muted" data-field="PairVote.weight">{{ shareOf(vote.weight) }}</span>
          <app-time class="muted" [at]="vote.cast.at" [block]="vote.cast.block" field="PairVote.cast" />
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      margin-block-start: var(--s3);
      font-size: var(--t-s);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: center;
      gap: 0 var(--s3);
      padding-block: var(--s2);
      border-block-start: 1px solid var(--line);
    }
  `,
})
export class PairingPanel {
  readonly pairing = input.required<PairTally>();
  protected readonly short = shortHash;
  protected readonly shareOf = (weight: string): string => formatShare(basisPoints(weight, this.pairing().totalWeight));
  protected readonly share = computed(() => this.shareOf(this.pairing().weight));
  protected readonly agreed = computed(() => new Set(this.pairing().votes.map(({ ratingsHash }) => ratingsHash)).size <= 1);
}
