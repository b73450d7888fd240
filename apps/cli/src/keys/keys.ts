import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady, mnemonicValidate } from '@polkadot/util-crypto';
import type { Chain, Signer } from '@joust/contract';
import { SS58_PREFIX } from '@joust/units';
import { Misused, refuse } from '../answer/answer.ts';

/**
 * The key that signs. `//Name` is a development key, accepted on a Development chain only; anything else is the path of a file that
 * holds a mnemonic. A mnemonic is never taken from the command line, where other users of the machine could read it.
 */
export const openKey = async (source: string, chain: Chain): Promise<Signer> => {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX });
  if (source.startsWith('//')) return keyring.addFromUri(await developmentOnly(source, chain));
  return keyring.addFromUri(mnemonicIn(source));
};

const developmentOnly = async (source: string, chain: Chain): Promise<string> => {
  const kind = await chain.chainType();
  if (kind !== 'Development')
    refuse(
      'development-key',
      `${source} is a development key that everybody knows, and this chain is of type ${kind}. Use --key with a file that holds your mnemonic.`,
    );
  return source;
};

const mnemonicIn = (path: string): string => {
  const words = readWords(path);
  if (!mnemonicValidate(words)) throw new Misused(`${path} does not hold a valid mnemonic.`);
  return words;
};

const readWords = (path: string): string => {
  if (path.trim().split(/\s+/).length >= 12)
    throw new Misused('--key takes a file, not the mnemonic itself: other users could read it from the list of processes.');
  try {
    return readFileSync(path, 'utf8').trim().replace(/\s+/g, ' ');
  } catch (error) {
    throw new Misused(`The key file ${path} cannot be read.`, { cause: error });
  }
};
