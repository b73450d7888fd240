import { Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { listEventsResource } from '../api/events/events.resource';
import {
  getIssueResource,
  listIssueCompetitionsResource,
  listIssueEnrolmentsResource,
  listIssueFundingResource,
} from '../api/issues/issues.resource';
import { FundingBar } from '../bounties/funding-bar';
import { FundingLedger } from '../bounties/funding-ledger';
import { CompetitionList } from '../competitions/competition-list';
import { Account } from '../design/account';
import { Amount } from '../design/amount';
import { Chip } from '../design/chip';
import { Facts } from '../design/facts';
import { Icon } from '../design/icon';
import { StaleBanner } from '../design/stale-banner';
import { StateView } from '../design/state-view';
import { Stepper } from '../design/stepper';
import { TimeText } from '../design/time-text';
import { EnrolmentQueue } from '../enrolments/enrolment-queue';
import { eventEntry } from '../events/event-sentence';
import { Timeline } from '../events/event-timeline';
import { ChainClock } from '../live/chain-clock';
import { loaded } from '../live/loaded';
import type { StreamEvent } from '../live/stream-event';
import { issueFacts } from './issue-facts';
import { isReverted, phaseSteps } from './issue-phases';
import { CANCEL_WORDS, STATUS_TONES, STATUS_WORDS } from './issue-words';
import { Label } from './label';

/** /issues/:id: one issue from registration to payment. */
@Component({
  selector: 'app-issue-page',
  imports: [
    Account,
    Amount,
    Chip,
    CompetitionList,
    EnrolmentQueue,
    Facts,
    FundingBar,
    FundingLedger,
    Icon,
    Label,
    RouterLink,
    StaleBanner,
    StateView,
    Stepper,
    TimeText,
    Timeline,
  ],
  templateUrl: './issue-page.html',
  styleUrl: './issue-page.css',
})
export class IssuePage {
  readonly id = input.required<string>();
  private readonly clock = inject(ChainClock);
  private readonly title = inject(Title);

  protected readonly detail = getIssueResource(this.id);
  protected readonly fundingRows = listIssueFundingResource(this.id);
  protected readonly enrolmentRows = listIssueEnrolmentsResource(this.id);
  protected readonly competitionRows = listIssueCompetitionsResource(this.id);
  protected readonly eventRows = listEventsResource(computed(() => ({ issue: this.id(), source: 'contract' })));

  private readonly concerns = (event: StreamEvent): boolean =>
    event.kind === 'competition' || (event.kind === 'issue' && event.id === this.id());
  protected readonly issue = loaded(this.detail, { key: this.id, concerns: this.concerns });
  protected readonly funding = loaded(this.fundingRows, { key: this.id, concerns: this.concerns });
  protected readonly enrolments = loaded(this.enrolmentRows, {
    key: this.id,
    concerns: ({ kind }) => kind === 'issue' || kind === 'competition',
  });
  protected readonly competitions = loaded(this.competitionRows, { key: this.id, concerns: this.concerns });
  protected readonly events = loaded(this.eventRows, { key: this.id, concerns: this.concerns });

  protected readonly statusWords = STATUS_WORDS;
  protected readonly statusTones = STATUS_TONES;
  protected readonly cancelWords = CANCEL_WORDS;
  protected readonly facts = issueFacts;
  /** The duel it is in or was solved by. */
  private readonly duel = computed(() => {
    const [issue, competitions] = [this.issue(), this.competitions()];
    if (!('value' in issue) || !('value' in competitions)) return null;
    return competitions.value.items.find(({ id }) => id === issue.value.competitionId) ?? null;
  });
  protected readonly steps = computed(() => {
    const issue = this.issue();
    return 'value' in issue ? phaseSteps(issue.value, this.duel(), this.clock.block()) : [];
  });
  protected readonly restWords = computed(() => {
    if (isReverted(this.duel())) return '; the solution was reverted and the rest is recycled';
    return this.duel()?.window.phase === 'holdback' ? ', the rest is held back' : '';
  });
  protected readonly timeline = computed(() => {
    const events = this.events();
    return 'value' in events ? events.value.items.map(eventEntry) : [];
  });

  constructor() {
    effect(() => {
      const issue = this.issue();
      if ('value' in issue) this.title.setTitle(`${issue.value.repo}#${issue.value.number} · Joust`);
    });
  }
}
