/** Reads epochs as JSON from standard input and prints their pairs; the package as it is built, in whatever mode Node was started. */
import { text } from 'node:stream/consumers';
import { pair } from '@joust/pairing';

const big = (_key, value) => (typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value);
const small = (_key, value) => (typeof value === 'bigint' ? `${value}n` : value);

const epochs = JSON.parse(await text(process.stdin), big);
const pairs = epochs.map(({ met, ...input }) => {
  const times = new Map(met);
  return pair({ ...input, meetings: (a, b) => times.get(`${a}:${b}`) ?? 0 });
});
process.stdout.write(JSON.stringify(pairs, small));
