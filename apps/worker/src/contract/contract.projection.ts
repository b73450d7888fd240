import { plain } from '@joust/contract';
import { Contract, ContractChange, Validator, type ParamsInForce } from '@joust/tables';
import { scaleBlocks } from '@joust/units';
import { originOf, pick, put, row, type EventNamed, type Placed, type Projection } from '../projection.ts';

export const CONTRACT_EVENTS = [
  'ValidatorAdded',
  'ValidatorRemoved',
  'ColdkeysDeclared',
  'ParamsProposed',
  'ParamsChanged',
  'OwnerProposed',
  'OwnerChanged',
  'Paused',
  'Unpaused',
  'CodeAnnounced',
  'CodeVetoed',
  'CodeChanged',
  'StakeSwept',
  'WoundDown',
] as const;
type ContractEvent = EventNamed<(typeof CONTRACT_EVENTS)[number]>;

/** Who decides and by which rules, and when that changed. Runs before the validators' own rows are brought up. */
export const projectContract: Projection = async (tx, batch) => {
  const events = pick(batch, CONTRACT_EVENTS);
  if (events.length === 0) return;
  const coldkeys = new Map((await tx.find(Validator)).map((one) => [one.hotkey, one.coldkeys]));
  const changes = events.map((placed) => changeOf(placed, coldkeys));
  await put(tx, ContractChange, ['blockNumber', 'eventIndex'], changes);
  for (const { event } of events) applyContractEvent(batch.contract, event);
  await put(tx, Contract, ['address'], [batch.contract]);
};

const changeOf = (placed: Placed<ContractEvent>, coldkeys: Map<string, string[]>): ContractChange => {
  const { event } = placed;
  const { name, ...fields } = event;
  const after = plain(fields) as Record<string, unknown>;
  return row(ContractChange, { name, before: beforeOf(event, coldkeys), after, ...originOf(placed) });
};

/** What a declaration replaced; other changes say themselves what they replace. */
const beforeOf = (event: ContractEvent, coldkeys: Map<string, string[]>): Record<string, unknown> | null => {
  if (event.name !== 'ColdkeysDeclared') return null;
  const before = coldkeys.get(event.hotkey);
  coldkeys.set(event.hotkey, event.coldkeys);
  return before?.length ? { hotkey: event.hotkey, coldkeys: before } : null;
};

/** What was read of the contract when the index began, kept true. */
export const applyContractEvent = (contract: Contract, event: ContractEvent): void => {
  switch (event.name) {
    case 'OwnerChanged':
      contract.owner = event.owner;
      return;
    case 'Paused':
    case 'Unpaused':
      contract.paused = event.name === 'Paused';
      return;
    case 'WoundDown':
      contract.paused = true;
      return;
    case 'CodeChanged':
      contract.codeHash = event.codeHash;
      return;
    case 'ParamsProposed':
      contract.proposed = {
        paramsId: event.paramsId,
        from: event.from,
        params: plain(event.params) as unknown as ParamsInForce,
      };
      return;
    case 'ParamsChanged': {
      const { proposed } = contract;
      if (proposed?.paramsId !== event.paramsId) throw new Error(`parameters ${event.paramsId} came into force and were never proposed`);
      contract.paramsId = event.paramsId;
      contract.params = proposed.params;
      contract.epochFrom = event.from;
      contract.epochBlocks = scaleBlocks(proposed.params.pairEpoch, contract.blocksPerDay);
      contract.proposed = null;
      return;
    }
    default:
      // what concerns validators, stake and code to come has no column here
      return;
  }
};
