import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HeadToHead, MatchupSide } from '../api/model';
import { Account } from '../design/account';
import { Chip } from '../design/chip';
import { Icon } from '../design/icon';
import { Shield } from '../design/shield';
import { shortAccount } from '../units/account';
import { formatRating, formatRatingChange } from '../units/rating';
import type { Countdown } from './countdown';
import { CountdownRing } from './countdown-ring';
import { FormStrip } from './form-strip';
import { tapeOf } from './tape';
import { WinBar } from './win-bar';

/** A against B: two corners, the clock between them, the odds, and the tale of the tape as one table read A, metric, B. */
@Component({
  selector: 'app-duel-hero',
  imports: [Account, Chip, CountdownRing, FormStrip, Icon, RouterLink, Shield, WinBar],
  templateUrl: './duel-hero.html',
  styleUrl: './duel-hero.css',
})
export class DuelHero {
  readonly a = input.required<MatchupSide>();
  readonly b = input.required<MatchupSide>();
  readonly headToHead = input.required<HeadToHead>();
  readonly countdown = input.required<Countdown>();
  readonly winner = input.required<'a' | 'b' | null>();

  protected readonly sides = computed(() => [
    { side: 'a' as const, name: nameOf(this.a()), ...this.a() },
    { side: 'b' as const, name: nameOf(this.b()), ...this.b() },
  ]);
  protected readonly names = computed(() => this.sides().map(({ name }) => name));
  protected readonly tape = computed(() => tapeOf(this.a(), this.b(), this.headToHead()));
  protected readonly rating = formatRating;
  protected readonly change = ({ rating }: MatchupSide): string | null =>
    rating.after === null ? null : formatRatingChange(rating.after - rating.before);
}

/** GitHub's name where GitHub was asked, otherwise the account. */
const nameOf = ({ miner }: MatchupSide): string => miner.login ?? shortAccount(miner.hotkey);
