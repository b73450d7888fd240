import type { GithubClient } from '../client/client.ts';
import { BadAnswer, GithubUnreachable } from '../client/errors.ts';
import { readFiles } from './files.ts';

const BASE = 'b'.repeat(40);
const HEAD = 'a'.repeat(40);
const repository = { id: 77, repo: 'round/table', lookbackDays: 30 };

/** A GitHub with one change; `sizes` are bytes by path, the same on both sides. */
const github = (sizes: Readonly<Record<string, number>>, compare?: Error) => {
  const queries: { name: string; asked: string[] }[] = [];
  const client = {
    get: async () => {
      if (compare) throw compare;
      return { merge_base_commit: { sha: BASE }, files: Object.keys(sizes).map((filename) => ({ filename, status: 'modified' })) };
    },
    graphql: async (_schema: unknown, query: string, { owner: _owner, name: _name, ...values }: Record<string, string>) => {
      const asked = Object.values(values);
      const name = /query (\w+)/.exec(query)?.[1] ?? '';
      queries.push({ name, asked });
      const blob = (expression: string) => {
        const byteSize = sizes[expression.split(':')[1] ?? ''] ?? 0;
        return { __typename: 'Blob', byteSize, isBinary: false, ...(name === 'Texts' ? { isTruncated: false, text: expression } : {}) };
      };
      return { data: { repository: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, blob(value)])) } };
    },
  } as unknown as GithubClient;
  return { client, queries };
};
const read = (one: ReturnType<typeof github>) => readFiles(one.client, repository, BASE, HEAD);

describe('the files of a change', () => {
  it('come by path, with both texts', async () =>
    expect(await read(github({ 'z.ts': 10, 'a.ts': 20 }))).toEqual([
      { path: 'a.ts', status: 'modified', before: `${BASE}:a.ts`, after: `${HEAD}:a.ts` },
      { path: 'z.ts', status: 'modified', before: `${BASE}:z.ts`, after: `${HEAD}:z.ts` },
    ]));

  it('a text that GitHub would cut is not asked for', async () => {
    const one = github({ 'a.ts': 512_001, 'b.ts': 512_000 });
    expect(await read(one)).toMatchObject([{ before: null, after: null }, { after: `${HEAD}:b.ts` }]);
    expect(one.queries.filter(({ name }) => name === 'Texts').flatMap(({ asked }) => asked)).toHaveLength(2);
  });

  it('no query asks for more than two megabytes, and no change for more than ten', async () => {
    const sizes = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index + 10}.ts`, 400_000]));
    const one = github(sizes);
    const files = await read(one);
    expect(one.queries.filter(({ name }) => name === 'Texts').map(({ asked }) => asked.length)).toEqual([5, 5, 5, 5, 5]);
    expect(files.filter(({ after }) => after !== null)).toHaveLength(12);
    expect(files).toHaveLength(40);
  });

  it('a change that is too large for GitHub has none: one miner’s cannot keep the others’ from being read', async () => {
    const large = new BadAnswer('GET /repos/round/table/compare: Server Error: Sorry, this diff is taking too long to generate.');
    expect(await read(github({}, large))).toEqual([]);
  });

  it.each([new BadAnswer('GET: Validation failed'), new GithubUnreachable('GET: 502')])('any other failure is one: %s', (failure) =>
    expect(read(github({}, failure))).rejects.toBe(failure),
  );
});
