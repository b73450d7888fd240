import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ListRatingsParams, RatingBasis } from '../api/model';
import { listRatingsResource } from '../api/ratings/ratings.resource';
import { Facts, type Fact } from '../design/facts';
import { Pager } from '../design/pager';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { loaded } from '../live/loaded';
import { formatRating } from '../units/rating';
import { Leaderboard } from './leaderboard';

/** /ratings: the leaderboard, now or at a past block (`?atBlock=`), with what it was computed from. */
@Component({
  selector: 'app-ratings-page',
  imports: [Facts, Leaderboard, Pager, RouterLink, StaleBanner, StateView],
  templateUrl: './ratings-page.html',
  styleUrl: './ratings-page.css',
})
export class RatingsPage {
  readonly atBlock = input<string>();
  readonly cursor = input<string>();
  private readonly router = inject(Router);
  protected readonly past = computed(() => (/^\d{1,10}$/.test(this.atBlock() ?? '') ? Number(this.atBlock()) : null));
  private readonly params = computed((): ListRatingsParams => {
    const [atBlock, cursor] = [this.past(), this.cursor()];
    return { limit: 100, ...(atBlock !== null && { atBlock }), ...(cursor && { cursor }) };
  });
  protected readonly list = listRatingsResource(this.params);
  protected readonly ratings = loaded(this.list, { concerns: ({ kind }) => kind === 'competition' });
  protected readonly facts = basisFacts;

  /** Shows the leaderboard of a block; an empty field is now. */
  protected travel(block: string, event: Event): void {
    event.preventDefault();
    void this.router.navigate([], { queryParams: { atBlock: block.trim() || null } });
  }
}

const basisFacts = (basis: RatingBasis): Fact[] => [
  { name: 'As of block', value: basis.anchor, field: 'RatingBasis.anchor' },
  { name: 'Results that count', value: basis.results, field: 'RatingBasis.results' },
  { name: 'A result counts for', value: `${basis.windowDays} contract days`, field: 'RatingBasis.windowDays' },
  { name: 'Blocks of a contract day', value: basis.blocksPerDay, field: 'RatingBasis.blocksPerDay' },
  { name: 'Rating rules', value: `version ${basis.ratingVersion}`, field: 'RatingBasis.ratingVersion' },
  { name: 'Points lost to the house', value: formatRating(basis.house), field: 'RatingBasis.house' },
  { name: 'Hash of the rating map', value: basis.hash, field: 'RatingBasis.hash', mono: true },
];
