import type { PullFacts } from '@joust/github';
import { timeOf } from '../testing/fake-chain.ts';
import { judge, sideOf } from './judge.ts';

const window = { openTime: timeOf(100), closeTime: timeOf(200) };
const issue = { repoId: 77n, baseBranch: 'main' };
const pull = (given: Partial<PullFacts> = {}): PullFacts => ({
  repoId: 77,
  number: 42,
  title: 'Fix',
  url: '',
  author: { id: 7_011, login: 'miner-one', kind: 'User' },
  association: 'CONTRIBUTOR',
  createdAt: timeOf(150).getTime(),
  state: 'OPEN',
  closedAt: null,
  mergedAt: null,
  mergedBy: null,
  mergeSha: null,
  baseBranch: 'main',
  isDraft: false,
  events: [],
  approvals: [],
  reverts: [],
  ...given,
});

it.each([
  ['in order', {}, []],
  ['merged', { state: 'MERGED' }, []],
  ['early', { createdAt: timeOf(99).getTime() }, ['opened before the window']],
  ['late', { createdAt: timeOf(201).getTime() }, ['opened after the window']],
  ['a draft elsewhere', { isDraft: true, repoId: 78 }, ['in another repository', 'a draft']],
  ['aimed elsewhere', { baseBranch: 'dev' }, ['aimed at dev, not at main']],
  ['turned down', { state: 'CLOSED' }, ['closed without being merged']],
] as [string, Partial<PullFacts>, string[]][])('a pull request that is %s', (_, given, reasons) => {
  expect(judge(pull(given), window, issue)).toMatchObject({ valid: reasons.length === 0, reasons });
});

it('belongs to the side whose account opened it, by number and not by name', () => {
  const sides = [
    { side: 'a', githubId: 7_011n },
    { side: 'b', githubId: 7_012n },
  ] as never;
  expect(sideOf(pull(), sides)).toMatchObject({ side: 'a' });
  expect(sideOf(pull({ author: { id: 9, login: 'miner-one', kind: 'User' } }), sides)).toBeNull();
  expect(sideOf(pull({ author: null }), sides)).toBeNull();
});
