import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IssueDuel, MinerRef } from '../api/model';
import { Icon } from '../design/icon';
import { Shield } from '../design/shield';
import { shortAccount } from '../units/account';
import { formatCountdown } from '../units/duration';
import { formatRating } from '../units/rating';
import { type Countdown, headline, isCounting } from './countdown';

/** What a line needs of a duel. */
export type DuelLine = Pick<IssueDuel, 'id' | 'a' | 'b' | 'ratingA' | 'ratingB' | 'winBpsA'>;

/** A duel in one line: A, the odds and the clock, B. The whole is a link to the matchup. */
@Component({
  selector: 'app-duel-chip',
  imports: [Icon, RouterLink, Shield],
  template: `
    <a [routerLink]="['/competitions', duel().id]" [attr.data-state]="countdown().state">
      <span class="sr">Duel: A</span>
      <span class="side a">
        <app-shield [of]="duel().a.hotkey" side="a" />
        <span class="who"
          ><b dir="auto" data-field="MinerRef.login">{{ name(duel().a) }}</b
          ><small class="num" data-field="IssueDuel.ratingA">{{ rating(duel().ratingA) }}</small></span
        >
      </span>
      <span class="middle">
        <span class="clock">
          <app-icon [name]="countdown().state === 'locked' ? 'lock' : 'clock'" /> {{ headline() }}
          @if (counting()) {
            <b class="num" data-field="IssueDuel.nextAt">{{ clock() }}</b>
          }
        </span>
        <span class="odds" aria-hidden="true">
          <i class="a" [style.flex-grow]="duel().winBpsA"></i><i class="b" [style.flex-grow]="10000 - duel().winBpsA"></i>
        </span>
      </span>
      <span class="sr">against B</span>
      <span class="side b">
        <span class="who"
          ><b dir="auto" data-field="MinerRef.login">{{ name(duel().b) }}</b
          ><small class="num" data-field="IssueDuel.ratingB">{{ rating(duel().ratingB) }}</small></span
        >
        <app-shield [of]="duel().b.hotkey" side="b" />
      </span>
    </a>
  `,
  styleUrl: './duel-chip.css',
})
export class DuelChip {
  readonly duel = input.required<DuelLine>();
  readonly countdown = input.required<Countdown>();
  protected readonly headline = computed(() => headline(this.countdown()));
  protected readonly counting = computed(() => isCounting(this.countdown()));
  protected readonly clock = computed(() => formatCountdown(this.countdown().remainingMs));
  protected readonly rating = formatRating;
  protected readonly name = ({ login, hotkey }: MinerRef): string => login ?? shortAccount(hotkey);
}
