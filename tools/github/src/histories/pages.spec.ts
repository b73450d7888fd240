/** However small the pages in which GitHub's lists are read, the evidence is the same: nothing is lost at a page's end. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GithubClient, type Evidence } from '@joust/github';
import { SetClock } from '../clock/clock.ts';
import { createStandIn, type StandIn } from '../http/stand-in.ts';
import { nodeIds } from '../world/state.ts';
import type { History } from './history.ts';
import { readHistories } from './read.ts';

const LATER = Date.parse('2027-06-01T00:00:00Z');
const histories = readHistories();
let standIn: StandIn;

beforeAll(async () => {
  standIn = await createStandIn({ clock: new SetClock(LATER), limit: 1_000_000 });
  for (const { id } of histories) await fetch(`${standIn.url}/_control/histories`, { method: 'POST', body: JSON.stringify({ id }) });
});
afterAll(() => standIn.stop());

const read = async (pageSize: number | undefined, { repo, issue, people, competition }: History): Promise<Evidence[]> => {
  const client = new GithubClient({ baseUrl: standIn.url, spacingMs: 0, ...(pageSize === undefined ? {} : { pageSize }) });
  const repoId = repo.registeredNumericId ?? repo.numericId;
  const number = repo.registeredNumber ?? issue.number;
  const side = (name: string): { githubId: bigint } => ({ githubId: BigInt(people[name]?.id ?? 0) });
  const registered = {
    repoId: BigInt(repoId),
    repo: (repo.registeredAs ?? `${repo.owner}/${repo.name}`).toLowerCase(),
    number,
    nodeId: nodeIds.issue({ repo: repoId, number }),
    baseBranch: repo.allowedBranches[0] ?? repo.defaultBranch,
  };
  return client.evidence([{ issue: registered, openMs: BigInt(competition.opensAt), a: side(competition.a), b: side(competition.b) }]);
};

describe('pages of GitHub', () => {
  it.each(histories.map((it) => [it.id, it] as const))(
    'of one, three or a hundred entries tell the same about %s',
    async (_id, history) => {
      const usual = await read(undefined, history);
      for (const size of [1, 3, 100]) expect(await read(size, history)).toEqual(usual);
    },
  );

  it.each([0, 101, 1.5])('of %d entries there are none', (pageSize) =>
    expect(() => new GithubClient({ baseUrl: standIn.url, pageSize })).toThrow(RangeError),
  );
});
