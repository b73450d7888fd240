import { readFile } from 'node:fs/promises';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady, mnemonicValidate } from '@polkadot/util-crypto';
import type { Signer } from '@joust/contract';
import { PermanentError, SS58_PREFIX } from '@joust/units';

/** The key cannot be used. The message never contains it. */
export class BadKey extends PermanentError {}

/** A key that signs, and from which other secrets can be derived. */
export type ValidatorKey = Signer & Pick<KeyringPair, 'derive'>;

/**
 * The validator's hotkey. A development key (`//Name`) is everybody's and works on a Development chain only; else
 * `setting` names a file that holds a mnemonic.
 * @param chainType what the node answers to `system_chainType`
 */
export const readKey = async (setting: string, chainType: string): Promise<ValidatorKey> => {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX });
  if (!setting.startsWith('//')) return keyring.addFromUri(await mnemonicIn(setting));
  if (chainType !== 'Development')
    throw new BadKey(`VALIDATOR_KEY is a development key, and the chain is of type ${chainType}: name a file with a mnemonic`);
  return keyring.addFromUri(setting);
};

const mnemonicIn = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BadKey('VALIDATOR_KEY is neither a development key (//Name) nor a file that can be read', { cause });
  });
  const mnemonic = text.trim();
  if (!mnemonicValidate(mnemonic)) throw new BadKey('the file that VALIDATOR_KEY names does not hold a mnemonic');
  return mnemonic;
};
