import { PermanentError } from '@joust/units';
import { EVENTS, type ContractEvent, type EventName } from '../generated/events.ts';
import { DecodeFailed, ScaleReader, bytesOf, encodeWith, type Codec, type Hex } from '../scale/index.ts';

/** An event of the contract that this package was not generated for: keep it raw, and let a person look. */
export class UnknownEvent extends PermanentError {
  constructor(readonly topic: string | undefined) {
    super(topic === undefined ? 'an event of the contract without a topic' : `no event of the contract has the topic ${topic}`, {
      context: { topic },
    });
  }
}

interface EventShape {
  readonly name: EventName;
  readonly fields: Codec<object>;
}
const byTopic: ReadonlyMap<string, EventShape> = new Map(Object.entries(EVENTS));
const byName: ReadonlyMap<string, EventShape & { readonly topic: Hex }> = new Map(
  Object.entries(EVENTS).map(([topic, shape]) => [shape.name, { ...(shape as EventShape), topic: topic as Hex }]),
);

/** Names of all events. */
export const EVENT_NAMES = [...byName.keys()] as EventName[];

/**
 * Reads an event from the data of `Contracts.ContractEmitted` and the topics of its event record. In ink! 5 the first topic
 * names the event; the fields with topics are in the data as well.
 * Errors: {@link UnknownEvent}, {@link DecodeFailed}.
 */
export const decodeEvent = (data: Uint8Array | string, topics: readonly string[]): ContractEvent => {
  const shape = topics[0] === undefined ? undefined : byTopic.get(topics[0]);
  if (shape === undefined) throw new UnknownEvent(topics[0]);
  const reader = new ScaleReader(bytesOf(data));
  try {
    const fields = shape.fields.decode(reader);
    reader.end();
    return { name: shape.name, ...fields } as ContractEvent;
  } catch (error) {
    throw error instanceof DecodeFailed ? error.addContext({ event: shape.name }) : error;
  }
};

/** What the contract emits for an event: for scripted chains in tests and for vectors. Inverse of {@link decodeEvent}. */
export const encodeEvent = (event: ContractEvent): { data: Uint8Array; topics: Hex[] } => {
  const shape = byName.get(event.name);
  if (shape === undefined) throw new UnknownEvent(event.name);
  return { data: encodeWith(shape.fields, event), topics: [shape.topic] };
};
