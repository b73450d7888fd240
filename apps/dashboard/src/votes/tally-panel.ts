import { Component, computed, input } from '@angular/core';
import type { OutcomeTally, ValidatorRow } from '../api/model';
import { Account } from '../design/account';
import { Chip } from '../design/chip';
import { TimeText } from '../design/time-text';
import { shortAccount, shortHash } from '../units/account';
import { basisPoints, formatShare } from '../units/alpha';
import { choicesOf, missing, silentOf, tallyChart } from './tally';

/** Below a tenth of a percent a share would read 0. */
const LEAST_BPS = 10;
const moreStake = (bps: number): string => (bps < LEAST_BPS ? 'any more stake' : `over ${formatShare(bps)} more stake`);

/** How the validators stand: one bar a payload, the quorum marked on it, heads counted beside it, and who is silent. */
@Component({
  selector: 'app-tally-panel',
  imports: [Account, Chip, TimeText],
  host: { class: 'panel' },
  templateUrl: './tally-panel.html',
  styleUrl: './tally-panel.css',
})
export class TallyPanel {
  readonly tally = input.required<OutcomeTally>();
  /** The whitelist, to tell who is silent; null while not known. */
  readonly validators = input.required<readonly ValidatorRow[] | null>();

  protected readonly short = shortHash;
  protected readonly choices = computed(() => choicesOf(this.tally().votes));
  protected readonly silent = computed(() => silentOf(this.validators() ?? [], this.tally().votes));
  protected readonly chart = computed(() => tallyChart(this.choices(), this.tally().totalWeight));
  protected readonly caption = computed(() => {
    const { reached, reachedIn, totalWeight } = this.tally();
    if (reached) return reachedIn ? `Quorum reached at block ${reachedIn.block}.` : 'Quorum reached.';
    const { heads, weight, anyOf } = missing(this.tally(), this.choices(), this.silent());
    const parts = [
      heads > 0 ? `${heads} more ${heads === 1 ? 'validator' : 'validators'}` : '',
      weight > 0n ? moreStake(basisPoints(weight, totalWeight)) : '',
    ].filter(Boolean);
    const enough = anyOf.length && this.choices().length ? ` One of ${anyOf.map(shortAccount).join(', ')} is enough.` : '';
    return `Needs ${parts.join(' and ')} for the same result.${enough}`;
  });
  protected readonly headDots = (heads: number): boolean[] =>
    Array.from({ length: Math.max(heads, this.tally().neededHeads) }, (_, index) => index < heads);
  protected readonly share = (weight: string): string => formatShare(basisPoints(weight, this.tally().totalWeight));
}
