import { signatureVerify } from '@polkadot/util-crypto';

/** Whether an account signed a text; raw and `<Bytes>`-wrapped signatures count, as wallets make both. */
export const signedBy = (text: string, signature: string, account: string): boolean => {
  if (!/^0x[0-9a-fA-F]{128}$/.test(signature)) return false;
  return signatureVerify(text, signature, account).isValid;
};
