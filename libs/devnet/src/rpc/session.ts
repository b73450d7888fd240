/** Begins a subscription: `start` gets the sender of notifications and answers how to end it. */
export type Subscribe = (
  notification: string,
  start: (send: (result: unknown) => void) => Promise<() => void> | (() => void),
) => Promise<string>;

/** What a method may use of its connection. */
export interface Session {
  readonly subscribe: Subscribe;
  readonly unsubscribe: (id: string) => boolean;
}

interface Subscription {
  end: () => void;
  ended: boolean;
  /** Notifications sent before the client knows the id; undefined from then on. */
  held: unknown[] | undefined;
}

let lastId = 0;

/** Subscriptions of one connection. Notifications wait until the reply that names the subscription has been sent. */
export class Subscriptions implements Session {
  private readonly open = new Map<string, Subscription>();
  private readonly send: (message: unknown) => void;

  constructor(send: (message: unknown) => void) {
    this.send = send;
  }

  readonly subscribe: Subscribe = async (notification, start) => {
    const id = `joust-${++lastId}`;
    const subscription: Subscription = { end: () => undefined, ended: false, held: [] };
    const end = await start((result) => {
      const message = { jsonrpc: '2.0', method: notification, params: { subscription: id, result } };
      if (subscription.ended) return;
      if (subscription.held) subscription.held.push(message);
      else this.send(message);
    });
    subscription.end = end;
    this.open.set(id, subscription);
    return id;
  };

  readonly unsubscribe = (id: string): boolean => {
    const subscription = this.open.get(id);
    if (!subscription) return false;
    this.open.delete(id);
    subscription.ended = true;
    subscription.end();
    return true;
  };

  /** Sends what was held back; called once the replies of a request have been sent. */
  release(): void {
    for (const subscription of this.open.values()) {
      const held = subscription.held ?? [];
      subscription.held = undefined;
      for (const message of held) this.send(message);
    }
  }

  endAll(): void {
    for (const id of [...this.open.keys()]) this.unsubscribe(id);
  }
}
