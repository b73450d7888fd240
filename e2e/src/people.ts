import { z } from 'zod';
import type { Machine } from './machine.ts';

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

/** Gives a miner a GitHub account with the public gist that `joust miner proof` asks for; answers the gist's reference. */
export const publishProof = async (machine: Machine, hub: Hub, key: string, person: Person): Promise<string> => {
  await hub.order('accounts', { id: person.githubId, login: person.login, type: 'User' });
  const { data } = await machine.joust('miner', 'proof', person.login, '--key', key);
  const files = { 'joust.txt': z.object({ text: z.string() }).parse(data).text };
  return publishGist(hub, person, files);
};

export const publishGist = async (hub: Hub, { githubId: owner }: Person, files: Record<string, string>): Promise<string> => {
  const { id } = z.object({ id: z.string() }).parse(await hub.order('gists', { owner, files, public: true }));
  return `gist:${id}`;
};
