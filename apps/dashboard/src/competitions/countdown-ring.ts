import { Component, computed, input } from '@angular/core';
import { formatCountdown } from '../units/duration';
import { type Countdown, headline, isCounting } from './countdown';

const RADIUS = 88;
const AROUND = 2 * Math.PI * RADIUS;

/** The clock between the two: what is counted down to, how long, and the block that will decide it. */
@Component({
  selector: 'app-countdown',
  host: { '[attr.data-state]': 'countdown().state' },
  template: `
    <svg viewBox="0 0 200 200" aria-hidden="true">
      <circle class="rail" cx="100" cy="100" [attr.r]="radius" />
      <circle
        class="arc"
        cx="100"
        cy="100"
        [attr.r]="radius"
        [attr.stroke-dasharray]="around"
        [attr.stroke-dashoffset]="around * (1 - left())"
        transform="rotate(-90 100 100)"
      />
    </svg>
    <div class="words" role="timer">
      <span class="headline" [class.still]="countdown().mark === null">{{ headline() }}</span>
      @if (counting()) {
        <span class="clock num" [class.long]="clock().length > 8" data-countdown>{{ clock() }}</span>
      } @else if (countdown().state === 'awaiting_block') {
        <span class="clock num">{{ countdown().targetBlock }}</span>
      }
      @if (countdown().targetBlock; as block) {
        <span class="block num">{{ countdown().state === 'awaiting_block' ? 'the time has come' : 'block ' + block }}</span>
      }
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      place-items: center;
      width: 11.5rem;
      aspect-ratio: 1;
    }
    svg {
      position: absolute;
      inset: 0;
    }
    circle {
      fill: none;
      stroke-width: 7;
    }
    .rail {
      stroke: var(--line);
      fill: var(--surface);
    }
    .arc {
      stroke: var(--accent);
      stroke-linecap: round;
    }
    .words {
      position: relative;
      display: grid;
      justify-items: center;
      gap: 0.1rem;
      text-align: center;
    }
    .headline {
      font-size: var(--t-s);
      color: var(--ink-2);
      font-weight: 550;
    }
    .clock {
      font-size: 2rem;
      font-weight: 750;
      letter-spacing: -0.03em;
      line-height: 1.15;
    }
    .clock.long {
      font-size: 1.45rem;
    }
    .block {
      font-size: var(--t-xs);
      color: var(--ink-2);
    }
    :host([data-state='submitting']) .arc {
      stroke: var(--good);
    }
    :host([data-state='decided']) .arc,
    :host([data-state='paid']) .arc {
      stroke: var(--gold);
    }
    :host([data-state='paid']) .headline,
    .headline.still,
    :host([data-state='void']) .headline,
    :host([data-state='overdue']) .headline {
      font-size: var(--t-xl);
      font-weight: 750;
      color: var(--ink);
      max-width: 7ch;
      line-height: 1.2;
    }
    :host([data-state='void']) .arc {
      stroke: var(--line-strong);
    }
    :host([data-state='awaiting_block']) .arc {
      stroke: var(--gold);
      stroke-dasharray: 2 10;
      animation: wait 1.5s linear infinite;
    }
    @keyframes wait {
      to {
        stroke-dashoffset: -48;
      }
    }
  `,
})
export class CountdownRing {
  readonly countdown = input.required<Countdown>();
  protected readonly radius = RADIUS;
  protected readonly around = AROUND;
  protected readonly headline = computed(() => headline(this.countdown()));
  protected readonly counting = computed(() => isCounting(this.countdown()));
  protected readonly clock = computed(() => formatCountdown(this.countdown().remainingMs));
  /** The arc shows what is left while something runs, and is whole once the duel is over. */
  protected readonly left = computed(() => {
    const { state, elapsed } = this.countdown();
    if (state === 'locked' || state === 'submitting' || state === 'review') return 1 - elapsed;
    return state === 'overdue' ? 0 : 1;
  });
}
