import { Component, computed, input } from '@angular/core';
import type { Holdback, Matchup, PayoutProof } from '../api/model';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Chip } from '../design/chip';
import { TimeText } from '../design/time-text';
import { shortHash } from '../units/account';
import { parseRao } from '../units/alpha';

type Paying = Pick<Matchup, 'bounty' | 'outcome' | 'payout' | 'rest' | 'holdback'>;

interface Part {
  readonly name: string;
  readonly amount: string;
  readonly field: string;
  readonly proof: PayoutProof | null;
  /** From when it is due while there is no proof. */
  readonly due: { readonly block: number; readonly at: string | null; readonly fields: readonly [string, string] } | null;
  readonly reverted: Holdback['reverted'];
}

/** The two parts of a bounty: what the winner got or will get, when, and where on the chain that can be looked up. */
@Component({
  selector: 'app-payout-parts',
  imports: [Account, Amount, Chip, TimeText],
  template: `
    @for (part of parts(); track part.name) {
      <section [attr.aria-label]="part.name" [class.gone]="part.reverted">
        <h3>{{ part.name }}</h3>
        <p class="amount"><app-amount [rao]="part.amount" [field]="part.field" [decimals]="9" /></p>
        @if (part.proof; as proof) {
          <p class="muted">
            paid <app-time [at]="proof.at" [block]="proof.block" field="PayoutProof.at" /> to coldkey
            <app-account [ss58]="proof.coldkey" field="PayoutProof.coldkey" [shield]="false" [copyable]="true" />
          </p>
          <p class="muted proof num">
            proof: block <span data-field="PayoutProof.block">{{ proof.block }}</span>, event
            <span data-field="PayoutProof.eventIndex">{{ proof.eventIndex }}</span>
            @if (proof.extrinsicHash; as hash) {
              <span>, extrinsic </span><code [title]="hash" data-field="PayoutProof.extrinsicHash">{{ short(hash) }}</code>
            }
          </p>
        } @else if (part.reverted; as reverted) {
          <p><app-chip tone="bad" data-field="Holdback.reverted">solution reverted</app-chip></p>
          <p class="muted">
            recycled <app-time [at]="reverted.at" [block]="reverted.block" field="Holdback.reverted" /> in block
            <span class="num">{{ reverted.block }}</span>
          </p>
        } @else if (part.due; as due) {
          <p class="muted">
            {{ part.name === 'Rest' ? 'held back until' : 'to be paid from' }} block
            <span class="num" [attr.data-field]="due.fields[0]">{{ due.block }}</span>
            @if (due.at; as at) {
              <span>, </span><app-time [at]="at" [block]="due.block" [field]="due.fields[1]" />
            }
          </p>
        }
      </section>
    }
    @if (whole()) {
      <p class="muted note">A part of it would be too small to move: the chain pays all at the end.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s3) var(--s5);
      font-size: var(--t-s);
    }
    section {
      min-width: 0;
    }
    h3 {
      font-size: var(--t-xs);
      font-weight: 550;
      color: var(--ink-2);
    }
    .amount {
      font-size: 1.6rem;
      font-weight: 750;
      color: var(--gold-ink);
      letter-spacing: -0.02em;
      line-height: 1.2;
    }
    .gone .amount {
      color: var(--ink-2);
      text-decoration: line-through;
    }
    .proof,
    .note {
      font-size: var(--t-xs);
    }
    .note {
      flex-basis: 100%;
    }
  `,
})
export class PayoutParts {
  readonly matchup = input.required<Paying>();
  protected readonly short = shortHash;
  protected readonly parts = computed(() => partsOf(this.matchup()));
  protected readonly whole = computed(() => {
    const { bounty, holdback } = this.matchup();
    return holdback?.amount === bounty;
  });
}

/** A part of nothing is left out: all of a bounty may be held back, or none. */
const partsOf = ({ bounty, outcome, payout, rest, holdback }: Paying): Part[] => {
  const held = parseRao(holdback?.amount ?? '0');
  const first = payout ? parseRao(payout.amount) : parseRao(bounty) - held;
  const settle = outcome?.settleBlock ?? null;
  return [
    ...(first > 0n
      ? [
          {
            name: 'First part',
            amount: first.toString(),
            field: payout ? 'PayoutProof.amount' : 'Matchup.bounty',
            proof: payout,
            due:
              settle === null
                ? null
                : {
                    block: settle,
                    at: outcome?.settlesAt ?? null,
                    fields: ['Decision.settleBlock', 'Decision.settlesAt'] as const,
                  },
            reverted: null,
          },
        ]
      : []),
    ...(holdback && held > 0n
      ? [
          {
            name: 'Rest',
            amount: rest?.amount ?? holdback.amount,
            field: rest ? 'PayoutProof.amount' : 'Holdback.amount',
            proof: rest,
            due: { block: holdback.untilBlock, at: holdback.until, fields: ['Holdback.untilBlock', 'Holdback.until'] as const },
            reverted: holdback.reverted,
          },
        ]
      : []),
  ];
};
