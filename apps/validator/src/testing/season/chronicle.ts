import type { ContractEvent } from '@joust/contract';
import type { Ground } from './ground.ts';

/** Everything the contract said, in order. */
export class Chronicle {
  readonly events: (ContractEvent & { readonly block: number })[] = [];
  private seen: number;
  private readonly ground: Ground;

  constructor(ground: Ground) {
    this.ground = ground;
    this.seen = ground.head;
  }

  async readOn(): Promise<void> {
    const { joust, head } = this.ground;
    while (this.seen < head) {
      this.seen += 1;
      const events = await joust.chain.events(await joust.chain.blockHash(this.seen));
      this.events.push(...joust.eventsOf(events).map((event) => ({ ...event, block: this.seen })));
    }
  }

  named<N extends ContractEvent['name']>(name: N): Extract<ContractEvent & { readonly block: number }, { name: N }>[] {
    return this.events.filter((event): event is Extract<ContractEvent & { readonly block: number }, { name: N }> => event.name === name);
  }
}
