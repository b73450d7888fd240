import { ContractRefused, SubmitFailed } from '@joust/contract';
import { JoustError, messageOf, RetryableError } from '@joust/units';
import { perform, type Troupe } from './perform.ts';
import { plan } from './plan/plan.ts';
import type { Act, Scene } from './scene.ts';

export type Say = (sentence: string) => void;

/** Whoever signs does one thing after another; nobody waits for anybody else. */
const actorOf = (act: Act): string => {
  if (act.kind === 'order') return 'github';
  return act.kind === 'register' || act.kind === 'cancel' ? 'owner' : `player ${act.player}`;
};

/** Gives everybody who is free what the plan has for them. */
export class Turns {
  private readonly busy = new Map<string, Promise<void>>();
  /** Block of an actor's last transaction: an older scene does not show it yet. */
  private readonly acted = new Map<string, number>();

  constructor(
    private readonly troupe: Troupe,
    private readonly over: AbortSignal,
    private readonly say: Say,
    private readonly fail: (error: unknown) => void,
  ) {}

  give(scene: Scene): void {
    for (const [actor, acts] of Map.groupBy(plan(scene), actorOf)) {
      if (this.busy.has(actor) || scene.block < (this.acted.get(actor) ?? 0)) continue;
      this.busy.set(actor, this.inOrder(actor, acts));
    }
  }

  /** Waits for what is under way. */
  async end(): Promise<void> {
    await Promise.all(this.busy.values());
  }

  private async inOrder(actor: string, acts: readonly Act[]): Promise<void> {
    try {
      for (const act of acts) if (!this.over.aborted) await this.attempt(actor, act);
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy.delete(actor);
    }
  }

  /** Another block may have changed the scene since it was read; then the contract refuses, and the next look shows why. */
  private async attempt(actor: string, act: Act): Promise<void> {
    try {
      const { say, block } = await perform(this.troupe, act, { signal: this.over });
      if (block !== null) this.acted.set(actor, block);
      this.say(say);
    } catch (error) {
      const passes = error instanceof ContractRefused || error instanceof SubmitFailed || error instanceof RetryableError;
      if (!passes) throw error instanceof JoustError ? error.addContext({ act: act.kind }) : error;
      this.say(`not now (${act.kind}): ${messageOf(error)}`);
    }
  }
}
