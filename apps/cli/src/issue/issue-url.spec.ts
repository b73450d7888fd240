import { describe, expect, it } from '@jest/globals';
import { addressOf } from './issue-url.ts';

describe('the address of an issue', () => {
  it.each([
    ['https://github.com/bitcoin-core/secp256k1/issues/680', { owner: 'bitcoin-core', name: 'secp256k1', number: 680 }],
    ['https://github.com/a/b.js/issues/1/', { owner: 'a', name: 'b.js', number: 1 }],
    ['  https://github.com/Owner/Name/issues/12?foo=1#issuecomment-3 ', { owner: 'Owner', name: 'Name', number: 12 }],
  ])('%s is read', (url, address) => expect(addressOf(url)).toEqual(address));

  it.each([
    ['https://github.com/a/b/pull/3', 'is-pull-request'],
    ['https://github.com/a/b/discussions/3', 'not-an-issue-url'],
    ['https://github.com/a/b/issues/0', 'not-an-issue-url'],
    ['https://github.com/a/b/issues', 'not-an-issue-url'],
    ['ftp://github.com/a/b/issues/3', 'not-an-issue-url'],
    ['', 'not-an-issue-url'],
  ])('%s is refused as %s', (url, code) => {
    expect(() => addressOf(url)).toThrow(expect.objectContaining({ code }));
  });
});
