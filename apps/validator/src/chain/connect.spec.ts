import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectPatiently, pauseSeconds } from './connect.ts';

describe('connecting', () => {
  it('pauses longer and longer, up to half a minute', () =>
    expect([0, 1, 2, 3, 4, 5, 20].map(pauseSeconds)).toEqual([1, 2, 4, 8, 16, 30, 30]));

  it('says once a try that the node is away, and stops when told', async () => {
    const stop = new AbortController();
    const said: string[] = [];
    const connecting = connectPatiently(
      await freeAddress(),
      (sentence) => {
        said.push(sentence);
        stop.abort();
      },
      stop.signal,
    );
    await expect(connecting).rejects.toThrow();
    expect(said).toEqual([expect.stringMatching(/^the node at ws:.* cannot be reached: .*; trying again in 1 s$/)]);
  });
});

/** An address on which nobody listens. */
const freeAddress = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `ws://127.0.0.1:${port}`;
};
