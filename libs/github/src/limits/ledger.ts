import { UNKNOWN, type LimitState, type Resource } from './limit.ts';

/** Where the state of a token's limits is kept. */
export interface Ledger {
  /** Reads, changes and keeps in one step that nobody else comes between. */
  change<T>(resource: Resource, change: (state: LimitState) => [LimitState, T]): T;
}

/** For one process. */
export class OwnLedger implements Ledger {
  private readonly states = new Map<Resource, LimitState>();

  change<T>(resource: Resource, change: (state: LimitState) => [LimitState, T]): T {
    const [state, result] = change(this.states.get(resource) ?? UNKNOWN);
    this.states.set(resource, state);
    return result;
  }
}
