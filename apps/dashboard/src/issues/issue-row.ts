import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IssueSummary } from '../api/model';
import { FundingBar } from '../bounties/funding-bar';
import { countdownToNext } from '../competitions/countdown';
import { DuelChip } from '../competitions/duel-chip';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Chip } from '../design/chip';
import { TimeText } from '../design/time-text';
import { ChainClock } from '../live/chain-clock';
import { STATUS_TONES, STATUS_WORDS } from './issue-words';
import { Label } from './label';

/** An issue in the list. The title is the one link that covers the row; the duel has its own above it. */
@Component({
  selector: 'app-issue-row',
  imports: [Account, Amount, Chip, DuelChip, FundingBar, Label, RouterLink, TimeText],
  templateUrl: './issue-row.html',
  styleUrl: './issue-row.css',
})
export class IssueRow {
  readonly issue = input.required<IssueSummary>();
  private readonly clock = inject(ChainClock);
  protected readonly status = computed(() => STATUS_WORDS[this.issue().status]);
  protected readonly tone = computed(() => STATUS_TONES[this.issue().status]);
  protected readonly countdown = computed(() => {
    const duel = this.issue().duel;
    return duel && countdownToNext(duel, this.clock.now() ?? Date.parse(this.issue().statusSince.at));
  });
}
