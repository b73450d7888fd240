import { Component, computed, input } from '@angular/core';
import type { ListValidatorsParams, ValidatorPage } from '../api/model';
import { listValidatorsResource } from '../api/validators/validators.resource';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Pager } from '../design/pager';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { TimeText } from '../design/time-text';
import { loaded } from '../live/loaded';
import { formatShare, parseRao } from '../units/alpha';
import { WeightBar } from './weight-bar';

/** /validators: who decides, with what weight, and how they voted. */
@Component({
  selector: 'app-validators-page',
  imports: [Account, Amount, Pager, StaleBanner, StateView, TimeText, WeightBar],
  templateUrl: './validators-page.html',
  styleUrl: './validators-page.css',
})
export class ValidatorsPage {
  readonly cursor = input<string>();
  private readonly params = computed((): ListValidatorsParams => {
    const cursor = this.cursor();
    return { limit: 64, ...(cursor && { cursor }) };
  });
  protected readonly list = listValidatorsResource(this.params);
  protected readonly validators = loaded(this.list, { concerns: ({ kind }) => kind === 'competition' });
  protected readonly share = formatShare;
  protected readonly fewest = fewestForQuorum;
  protected readonly agreement = (judged: number, agreed: number): string =>
    judged === 0 ? '–' : formatShare(Math.floor((agreed * 10_000) / judged));
}

/** How few of the heaviest validators could decide together; null when even all of them could not. */
export const fewestForQuorum = ({ items, quorum }: Pick<ValidatorPage, 'items' | 'quorum'>): number | null => {
  const needed = parseRao(quorum.neededWeightExclusive);
  let weight = 0n;
  for (const [index, validator] of items.entries()) {
    weight += parseRao(validator.weight);
    if (weight > needed && index + 1 >= quorum.neededHeads) return index + 1;
  }
  return null;
};
