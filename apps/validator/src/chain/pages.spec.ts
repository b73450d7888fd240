import { EndlessList, readAll } from './pages.ts';

describe('readAll', () => {
  it('follows the pages to the end', async () => {
    const pages = new Map([
      [1n, { items: ['a', 'b'], next: 5n }],
      [5n, { items: [], next: 9n }],
      [9n, { items: ['c'], next: null }],
    ]);
    const read = (from: bigint) => Promise.resolve(pages.get(from) ?? { items: ['?'], next: null });
    expect(await readAll(1n, read)).toEqual(['a', 'b', 'c']);
  });

  it('refuses a list that goes in a circle', () =>
    expect(readAll(0, () => Promise.resolve({ items: [1], next: 0 }))).rejects.toThrow(EndlessList));

  it('passes a failure on: half a list is no list', () =>
    expect(
      readAll(0, (from) => (from === 0 ? Promise.resolve({ items: [1], next: 1 }) : Promise.reject(new Error('gone')))),
    ).rejects.toThrow('gone'));
});
