import { Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { getMinerResource, listMinerPayoutsResource, listMinerRatingsResource } from '../api/miners/miners.resource';
import type { MinerDetail } from '../api/model';
import { FormStrip } from '../competitions/form-strip';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Chip } from '../design/chip';
import { type Fact, Facts } from '../design/facts';
import { Kpi } from '../design/kpi';
import { Shield } from '../design/shield';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { loaded } from '../live/loaded';
import { RatingCurve } from '../ratings/rating-curve';
import { shortAccount } from '../units/account';
import { formatShare } from '../units/alpha';
import { formatRating } from '../units/rating';
import { Payouts } from './payouts';
import { Results } from './results';

/** /miners/:hotkey: who this is, how strong, what was won. */
@Component({
  selector: 'app-miner-page',
  imports: [Account, Amount, Chip, Facts, FormStrip, Kpi, Payouts, RatingCurve, Results, RouterLink, Shield, StaleBanner, StateView],
  templateUrl: './miner-page.html',
  styleUrl: './miner-page.css',
})
export class MinerPage {
  readonly hotkey = input.required<string>();
  private readonly title = inject(Title);

  protected readonly detail = getMinerResource(this.hotkey);
  protected readonly resultRows = listMinerRatingsResource(this.hotkey);
  protected readonly payoutRows = listMinerPayoutsResource(this.hotkey);
  private readonly following = { key: this.hotkey, concerns: ({ kind }: { kind: string }) => kind === 'competition' };
  protected readonly miner = loaded(this.detail, this.following);
  protected readonly results = loaded(this.resultRows, this.following);
  protected readonly payouts = loaded(this.payoutRows, this.following);

  protected readonly rating = formatRating;
  protected readonly share = formatShare;
  protected readonly facts = minerFacts;
  protected readonly name = computed(() => {
    const miner = this.miner();
    return ('value' in miner ? miner.value.miner.login : null) ?? shortAccount(this.hotkey());
  });

  constructor() {
    effect(() => this.title.setTitle(`${this.name()} · Joust`));
  }
}

const minerFacts = (miner: MinerDetail): Fact[] => [
  { name: 'GitHub id', value: miner.miner.githubId, field: 'MinerRef.githubId' },
  {
    name: 'Identity',
    value: miner.boundIn ? `bound in block ${miner.boundIn.block}` : 'claimed, not bound yet',
    field: 'MinerDetail.boundIn',
  },
  { name: 'Claimed in block', value: miner.claimed.block, field: 'MinerDetail.claimed' },
  {
    name: 'Proof',
    value: miner.proofRef,
    field: 'MinerDetail.proofRef',
    ...(/^https:\/\//.test(miner.proofRef) && { href: miner.proofRef }),
  },
  { name: 'May be paired', value: miner.eligibility.eligible, field: 'EligibilityNow.eligible' },
  { name: 'Below 1300', value: miner.eligibility.belowThreshold, field: 'EligibilityNow.belowThreshold' },
  { name: 'Cooling down after strikes', value: miner.eligibility.coolingDown, field: 'EligibilityNow.coolingDown' },
  { name: 'On probation', value: miner.eligibility.probation, field: 'EligibilityNow.probation' },
  { name: 'Eligible from block', value: miner.eligibility.fromBlock, field: 'EligibilityNow.fromBlock' },
  { name: 'Best rating', value: miner.bestRating === null ? null : formatRating(miner.bestRating), field: 'MinerDetail.bestRating' },
  { name: 'Worst rating', value: miner.worstRating === null ? null : formatRating(miner.worstRating), field: 'MinerDetail.worstRating' },
  { name: 'Enrolled in block', value: miner.enrolment?.enrolled.block ?? null, field: 'EnrolmentNow.enrolled' },
  { name: 'Waits for a pair since block', value: miner.enrolment?.waitingSinceBlock ?? null, field: 'EnrolmentNow.waitingSinceBlock' },
  { name: 'Enrolment lapses after block', value: miner.enrolment?.expiresBlock ?? null, field: 'EnrolmentNow.expiresBlock' },
];
