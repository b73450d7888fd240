import type { ActorRecord, SlashCause } from './report.ts';
import type { Agent } from './types.ts';

/** How much a new experience counts against all before. */
const LEARNS = 0.08;
/** What a miner expects a competition to bring before it has seen one, alpha. */
const HOPES = 9;
const IDENTITIES_APART = 100_000;

/** An agent in a world: its present identity, what it waits for, and its account. */
export class Actor {
  readonly agent: Agent;
  waitingSince: number | null = null;
  enrolledFirst: number | null = null;
  leftOn: number | null = null;
  #name = 0;
  #hope: number;
  #spent = 0;
  #paid = 0;
  readonly #lost = new Map<SlashCause, number>();
  #benefit = 0;

  constructor(agent: Agent) {
    this.agent = agent;
    this.#hope = agent.kind === 'squatter' ? agent.benefit : HOPES;
  }

  get githubId(): bigint {
    return BigInt(this.agent.index + 1 + this.#name * IDENTITIES_APART);
  }

  get hotkey(): string {
    return `M${this.agent.index}/${this.#name}`;
  }

  /** Takes another GitHub account and hotkey. */
  rename(): void {
    this.#name += 1;
  }

  pay(alpha: number): void {
    this.#spent += alpha;
  }

  earn(alpha: number): void {
    this.#paid += alpha;
  }

  lose(alpha: number, cause: SlashCause): void {
    this.#lost.set(cause, (this.#lost.get(cause) ?? 0) + alpha);
  }

  /** A competition is over; `profit` without what holding the issue was worth. */
  remember(profit: number): void {
    this.#benefit += this.agent.benefit;
    this.#hope += (this.agent.kind === 'squatter' ? 4 : 1) * LEARNS * (profit + this.agent.benefit - this.#hope);
  }

  /** Whether it leaves: what it expects of one more competition is a loss. */
  isDiscouraged(): boolean {
    return this.#hope < 0;
  }

  record(): ActorRecord {
    const { agent, leftOn } = this;
    const [paid, spent] = [this.#paid, this.#spent];
    const slashed = [...this.#lost.values()].reduce((sum, lost) => sum + lost, 0);
    return {
      agent,
      profit: paid + this.#benefit - slashed - spent,
      paid,
      slashed,
      slashedBy: this.#lost,
      spent,
      identities: this.#name + 1,
      leftOn,
    };
  }
}
