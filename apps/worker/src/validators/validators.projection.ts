import { Validator, Weight } from '@joust/tables';
import { unreachable } from '@joust/units';
import { missing, originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const VALIDATOR_EVENTS = ['ValidatorAdded', 'ValidatorRemoved', 'ColdkeysDeclared', 'WeightsFrozen'] as const;
type ValidatorEvent = Placed<EventNamed<(typeof VALIDATOR_EVENTS)[number]>>;

export interface Whitelist {
  readonly validators: Map<string, Validator>;
  /** Weights of the epochs frozen in this batch. */
  readonly frozen: Weight[];
}

/** Brings the whitelist and its weights up to the end of the batch. */
export const projectValidators: Projection = async (tx, batch) => {
  const events = pick(batch, VALIDATOR_EVENTS);
  if (events.length === 0) return;
  const whitelist: Whitelist = { validators: new Map((await tx.find(Validator)).map((one) => [one.hotkey, one])), frozen: [] };
  for (const placed of events) applyValidatorEvent(whitelist, placed);
  await put(tx, Validator, ['hotkey'], [...whitelist.validators.values()]);
  await put(tx, Weight, ['anchor', 'hotkey'], whitelist.frozen);
};

/** The owner adds a validator; it declares its coldkeys; a freeze sets the weights of an epoch (contract.md, Power and quorum). */
export const applyValidatorEvent = ({ validators, frozen }: Whitelist, placed: ValidatorEvent): void => {
  const { event, block } = placed;
  const known = (hotkey: string): Validator => validators.get(hotkey) ?? missing(`validator ${hotkey}`, placed);
  switch (event.name) {
    case 'ValidatorAdded': {
      const { hotkey, from } = event;
      validators.set(
        hotkey,
        row(Validator, {
          hotkey,
          coldkeys: [],
          addedAt: block,
          activeFrom: from,
          activeUntil: null,
          raw: 0n,
          weight: 0n,
          frozenAnchor: null,
          ...originOf(placed),
        }),
      );
      return;
    }
    case 'ValidatorRemoved':
      known(event.hotkey).activeUntil = event.until;
      return;
    case 'ColdkeysDeclared':
      known(event.hotkey).coldkeys = [...event.coldkeys];
      return;
    case 'WeightsFrozen':
      for (const { hotkey, raw, weight } of event.weights) {
        Object.assign(known(hotkey), { raw, weight, frozenAnchor: event.anchor });
        frozen.push(row(Weight, { anchor: event.anchor, hotkey, raw, weight, ...originOf(placed) }));
      }
      return;
    default:
      return unreachable(event);
  }
};
