import { ContractChange, Validator } from '@joust/tables';
import { unreachable } from '@joust/units';
import { originOf, pick, put, row, type Projection } from '../projection.ts';

/** Who decides, and when that changed: the whitelist and the coldkeys. Runs before the validators' own rows are brought up. */
export const projectContract: Projection = async (tx, batch) => {
  const events = pick(batch, ['ValidatorAdded', 'ColdkeysDeclared']);
  if (events.length === 0) return;
  const coldkeys = new Map((await tx.find(Validator)).map((one) => [one.hotkey, one.coldkeys]));
  const changes = events.map((placed) => {
    const { event } = placed;
    switch (event.name) {
      case 'ValidatorAdded':
        return row(ContractChange, { name: event.name, before: null, after: { hotkey: event.hotkey }, ...originOf(placed) });
      case 'ColdkeysDeclared': {
        const before = coldkeys.get(event.hotkey);
        coldkeys.set(event.hotkey, event.coldkeys);
        const after = { hotkey: event.hotkey, coldkeys: event.coldkeys };
        return row(ContractChange, {
          name: event.name,
          before: before?.length ? { hotkey: event.hotkey, coldkeys: before } : null,
          after,
          ...originOf(placed),
        });
      }
      default:
        return unreachable(event);
    }
  });
  await put(tx, ContractChange, ['blockNumber', 'eventIndex'], changes);
};
