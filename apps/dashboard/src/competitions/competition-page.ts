import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { getCompetitionResource } from '../api/competitions/competitions.resource';
import type { Matchup } from '../api/model';
import { listValidatorsResource } from '../api/validators/validators.resource';
import { Announcer } from '../app/announcer';
import { ParameterGroups } from '../contract/parameter-groups';
import { Amount } from '../design/amount';
import { Chip } from '../design/chip';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { Timeline } from '../events/event-timeline';
import { Label } from '../issues/label';
import { ChainClock } from '../live/chain-clock';
import { loaded } from '../live/loaded';
import type { StreamEvent } from '../live/stream-event';
import { TallyPanel } from '../votes/tally-panel';
import { shortAccount } from '../units/account';
import { announcement } from './announcement';
import { countdown, phaseWords } from './countdown';
import { DuelHero } from './duel-hero';
import { Lanes } from './lanes';
import { matchupTimeline } from './matchup-timeline';
import { Meetings } from './meetings';
import { OutcomePanel } from './outcome-panel';
import { PairingPanel } from './pairing-panel';
import { Pulls } from './pulls';
import { Schedule } from './schedule';
import { laneOf, stretchesOf } from './race';

const ENDS: readonly Matchup['window']['phase'][] = ['final', 'void'];

/** /competitions/:id, the matchup: A against B from the pairing to the payment. */
@Component({
  selector: 'app-competition-page',
  imports: [
    Amount,
    Chip,
    DuelHero,
    Label,
    Lanes,
    Meetings,
    OutcomePanel,
    PairingPanel,
    ParameterGroups,
    Pulls,
    RouterLink,
    Schedule,
    StaleBanner,
    StateView,
    TallyPanel,
    Timeline,
  ],
  templateUrl: './competition-page.html',
  styleUrl: './competition-page.css',
})
export class CompetitionPage {
  readonly id = input.required<string>();
  protected readonly clock = inject(ChainClock);
  private readonly announcer = inject(Announcer);
  private readonly title = inject(Title);

  protected readonly resource = getCompetitionResource(this.id);
  protected readonly whitelist = listValidatorsResource();
  protected readonly matchup = loaded(this.resource, { key: this.id, concerns: (event) => this.concerns(event) });
  private readonly validatorPage = loaded(this.whitelist, { concerns: () => false });
  protected readonly validators = computed(() => {
    const page = this.validatorPage();
    return 'value' in page ? page.value.items : null;
  });

  /** The matchup on screen, fresh or stale. */
  private readonly shown = computed((): Matchup | null => {
    const view = this.matchup();
    return 'value' in view ? view.value : null;
  });
  protected readonly countdown = computed(() => {
    const matchup = this.shown();
    return matchup && countdown(matchup, this.clock.block(), this.clock.now() ?? Date.parse(matchup.asOf.at));
  });
  protected readonly race = computed(() => {
    const matchup = this.shown();
    return matchup && { a: laneOf(matchup, 'a'), b: laneOf(matchup, 'b'), stretches: stretchesOf(matchup) };
  });
  protected readonly timeline = computed(() => matchupTimeline(this.shown()?.timeline ?? []));
  protected readonly phase = computed(() => {
    const [matchup, clock] = [this.shown(), this.countdown()];
    return matchup && clock ? phaseWords(matchup, clock) : '';
  });
  protected readonly ended = computed(() => ENDS.includes(this.shown()?.window.phase ?? 'locked'));
  /** A decision that a challenge has set aside is none yet. */
  protected readonly open = computed(() => {
    const matchup = this.shown();
    return matchup !== null && (matchup.outcome === null || matchup.window.phase === 'reopened');
  });
  protected readonly nameOf = ({ miner }: Matchup['a']): string => miner.login ?? shortAccount(miner.hotkey);

  constructor() {
    this.tellTitle();
    this.tellChanges();
  }

  private tellTitle(): void {
    effect(() => {
      const matchup = this.shown();
      if (matchup) this.title.setTitle(`${this.nameOf(matchup.a)} against ${this.nameOf(matchup.b)} · Joust`);
    });
  }

  /** Says window, quorum and result aloud when they change on a page somebody is on; what was so from the start is no news. */
  private tellChanges(): void {
    let before: Matchup | null = null;
    effect(() => {
      const matchup = this.shown();
      const news = matchup && before?.id === matchup.id ? announcement(before, matchup) : null;
      before = matchup;
      if (news) untracked(() => this.announcer.say(news));
    });
  }

  /** Its own changes, and the blocks at which its window opens, closes and ends: no event marks those. */
  private concerns(event: StreamEvent): boolean {
    if (event.kind === 'competition') return event.id === this.id();
    const matchup = this.shown();
    if (event.kind !== 'head' || !matchup) return false;
    const { opensBlock, closesBlock, resolvesBlock } = matchup.window;
    return [opensBlock, closesBlock + 1, resolvesBlock + 1].some((mark) => matchup.asOf.block < mark && mark <= event.asOf.block);
  }
}
