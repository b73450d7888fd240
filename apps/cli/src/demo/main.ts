import { developmentKeys, NotADevelopmentChain } from '@joust/bootstrap';
import { Chain, Joust } from '@joust/contract';
import { GithubClient } from '@joust/github';
import { z } from 'zod';
import { PLAYERS } from './cast.ts';
import { direct } from './director.ts';
import { StandInControl } from './stand-in.ts';

/** `node main.js '{"chainUrl":…,"contract":…,"githubUrl":…}'`: how `joust up` starts the director. */
const orderSchema = z.object({ chainUrl: z.string(), contract: z.string(), githubUrl: z.url() });

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const say = (sentence: string): void => {
  process.stdout.write(`director: ${sentence}\n`);
};

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

const chain = await Chain.connect(order.chainUrl);
// What waits for an answer ends with ChainUnreachable.
stop.signal.addEventListener('abort', () => chain.close(), { once: true });
try {
  const kind = await chain.chainType();
  if (kind !== 'Development')
    throw new NotADevelopmentChain(`The chain at ${order.chainUrl} is of type ${kind}; the director plays only on a Development chain.`);
  const keys = await developmentKeys(0, PLAYERS.length);
  const github = new GithubClient({ baseUrl: order.githubUrl });
  await direct({ joust: Joust.at(chain, order.contract), github, standIn: new StandInControl(order.githubUrl), keys }, stop.signal, say);
} finally {
  chain.close();
}
