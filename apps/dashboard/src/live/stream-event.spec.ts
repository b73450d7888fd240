import { parseStreamEvent } from './stream-event';

const asOf = { block: 7, hash: '0x07', at: '2026-11-21T08:00:07.000Z', indexedAt: '2026-11-21T08:00:07.400Z', lagBlocks: 0 };
const message = (over: object): string => JSON.stringify({ v: 1, ref: '12', asOf, ...over });

describe('parseStreamEvent', () => {
  it('reads a head', () => {
    expect(parseStreamEvent('head', message({}))).toEqual({ kind: 'head', asOf });
  });

  it('reads what changed', () => {
    expect(parseStreamEvent('issue', message({}))).toEqual({ kind: 'issue', id: '12' });
    expect(parseStreamEvent('competition', message({}))).toEqual({ kind: 'competition', id: '12' });
    expect(parseStreamEvent('resync', message({}))).toEqual({ kind: 'resync' });
  });

  it.each([
    ['head', '{"v":1,"asOf":{"block":7}}'],
    ['issue', '{"v":1,"ref":12}'],
    ['issue', '{"v":2,"ref":"12"}'],
    ['competition', 'null'],
    ['issue', 'not json'],
  ] as const)('loads everything again when a %s message is not understood: %s', (kind, data) => {
    expect(parseStreamEvent(kind, data)).toEqual({ kind: 'resync' });
  });
});
