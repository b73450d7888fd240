import type { Joust, Signer } from '@joust/contract';
import { type GithubClient, proofMessage, proofText } from '@joust/github';
import { u8aToHex } from '@polkadot/util';
import type { Answer } from '../answer/answer.ts';
import { findClaimant } from './claimant.ts';

/** The text that a public gist must hold so that validators bind the hotkey to the account; nothing is sent. Refusals: {@link findClaimant}. */
export const prove = async (joust: Joust, client: GithubClient, hotkey: Signer, login: string): Promise<Answer> => {
  const { account, claim } = await findClaimant(joust, client, hotkey.address, login);
  const text = proofText(claim, u8aToHex(hotkey.sign(proofMessage(claim))));
  return {
    data: { login: account.login, ...claim, text },
    lines: [
      ...text.trimEnd().split('\n'),
      '',
      `Put these lines, and nothing else, into a public gist of ${account.login} (https://gist.github.com), then run`,
      `joust miner claim ${account.login} --proof gist:<its id> --key <the same key>`,
    ],
  };
};
