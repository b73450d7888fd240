import { ContractRefused, type Joust, type Signer } from '@joust/contract';
import type { NeuronKeys } from './development-keys.ts';

/** Puts the validators on the contract's list, each with its coldkey declared, and freezes their power for this epoch. */
export const ensureValidators = async (joust: Joust, owner: Signer, validators: readonly NeuronKeys[]): Promise<number> => {
  const listed = new Map((await joust.read.validators()).map((validator) => [validator.hotkey, validator]));
  const missing = validators.filter(({ hotkey }) => !listed.has(hotkey.address));
  await Promise.all(missing.map(({ hotkey }) => joust.submit.addValidator(owner, hotkey.address)));
  const undeclared = validators.filter(({ hotkey, coldkey }) => !listed.get(hotkey.address)?.coldkeys.includes(coldkey.address));
  await Promise.all(undeclared.map(({ hotkey, coldkey }) => joust.submit.declareColdkeys(hotkey, [coldkey.address])));
  await freeze(joust, owner);
  return missing.length;
};

/** Freezes the epoch's weights, unless somebody did it before. */
const freeze = async (joust: Joust, signer: Signer): Promise<void> => {
  const { anchor, frozenAnchor } = await joust.read.config();
  if (frozenAnchor === anchor) return;
  try {
    await joust.submit.freezeEpoch(signer);
  } catch (error) {
    if (!(error instanceof ContractRefused) || error.error !== 'AlreadyFrozen') throw error;
  }
};
