import { signatureVerify } from '@polkadot/util-crypto';
import type { AccountId } from '@joust/units';

/** Whether an account signed a text; raw and `<Bytes>`-wrapped signatures count, as wallets make both. */
export const isTextSigned = (text: string, signature: string, account: AccountId): boolean =>
  /^0x[0-9a-fA-F]{128}$/.test(signature) && signatureVerify(text, signature, account).isValid;
