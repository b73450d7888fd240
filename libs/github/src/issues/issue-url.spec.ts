import { contentHash } from './content-hash.ts';
import { parseIssueUrl } from './issue-url.ts';

describe('the address of an issue', () => {
  it.each([
    'https://github.com/round/table/issues/5',
    'https://github.com/round/table/issues/5/',
    ' https://github.com/round/table/issues/5?x=1#issuecomment-9 ',
    'https://github.example.org/round/table/issues/5',
    'round/table#5',
  ])('%s is understood', (text) => expect(parseIssueUrl(text)).toEqual({ owner: 'round', name: 'table', number: 5 }));

  it.each([
    '',
    'round/table',
    'https://github.com/round/table',
    'https://github.com/round/table/pull/5',
    'https://github.com/round/table/issues/0',
    'ftp://github.com/round/table/issues/5',
    'a b/c#1',
    '../x#1',
  ])('"%s" is none', (text) => expect(parseIssueUrl(text)).toBeNull());
});

describe('the hash of what an issue says', () => {
  it('tells every change, and takes no body for an empty one', () => {
    expect(contentHash('a', null)).toBe(contentHash('a', ''));
    expect(new Set([contentHash('a', 'b'), contentHash('ab', null), contentHash('a', 'B'), contentHash('a', null)]).size).toBe(4);
    // Made with sha256sum.
    expect(contentHash('A loose stone', 'It wobbles.')).toBe('0xc5de77cc5a3ef95d0dd4236f16e7fea7c058c48f322981d8e9ef8e1c32eec42e');
  });
});
