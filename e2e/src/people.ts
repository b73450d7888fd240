import type { DevelopmentKeys } from '@joust/bootstrap';
import type { Joust } from '@joust/contract';
import { proofMessage, proofText } from '@joust/github';
import { u8aToHex } from '@polkadot/util';
import { z } from 'zod';

/** What the test does at GitHub, through the stand-in's control routes. */
export class Hub {
  constructor(private readonly url: string) {}

  async order(name: string, body: Record<string, unknown>): Promise<unknown> {
    const answer = await fetch(`${this.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`The stand-in refused ${name}: ${JSON.stringify(said)}`);
    return said;
  }

  /** Opens a pull request that closes an issue; answers its number. */
  async openPull(repo: string, author: number, issue: number): Promise<number> {
    const body = {
      repo,
      title: `Solve #${issue}`,
      body: `Closes #${issue}`,
      author,
      association: 'CONTRIBUTOR',
      closes: [issue],
      draft: false,
    };
    return z.object({ number: z.number() }).parse(await this.order('pulls', body)).number;
  }
}

export interface Person {
  readonly githubId: number;
  readonly login: string;
}

/** Gives a miner a GitHub account and a public gist signed by his hotkey, and claims the identity on chain. */
export const claimIdentity = async (joust: Joust, hub: Hub, keys: DevelopmentKeys, miner: number, person: Person): Promise<void> => {
  const { hotkey, coldkey } = keys.miners[miner] ?? failNoMiner(miner);
  const claim = { contract: joust.address, hotkey: hotkey.address, coldkey: coldkey.address, githubId: BigInt(person.githubId) };
  await hub.order('accounts', { id: person.githubId, login: person.login, type: 'User' });
  const gist = z.object({ id: z.string() }).parse(
    await hub.order('gists', {
      owner: person.githubId,
      files: { 'joust.txt': proofText(claim, u8aToHex(hotkey.sign(proofMessage(claim)))) },
      public: true,
    }),
  );
  await joust.submit.claimIdentity(hotkey, claim.githubId, coldkey.address, `gist:${gist.id}`);
};

const failNoMiner = (miner: number): never => {
  throw new Error(`There is no miner ${miner}.`);
};
