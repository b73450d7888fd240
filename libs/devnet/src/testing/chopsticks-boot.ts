/*
 * Boots the runtime's blob in Chopsticks itself and says what it saw as one line of JSON. A program of its own, because Chopsticks
 * leaves threads behind that only the end of the process ends.
 */
import { ChopsticksProvider } from '@acala-network/chopsticks-core';
import { ApiPromise, Keyring } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { bootDevelopment, makeBlock } from './chopsticks-chain.ts';

await cryptoWaitReady();
const chain = await bootDevelopment();
const api = await ApiPromise.create({ provider: new ChopsticksProvider(chain) as unknown as ProviderInterface, noInitWarn: true });
const now = async () => Number(String(await api.query['timestamp']?.['now']?.()));

await makeBlock(chain);
const first = await now();
await makeBlock(chain);
const slotMillis = (await now()) - first;

const keyring = new Keyring({ type: 'sr25519' });
const fresh = keyring.addFromUri('//SomebodyNew').address;
// Immortal: the api may not have heard of the newest block yet, and a mortal signature names the hash of one.
await api.tx['balances']?.['transferKeepAlive']?.(fresh, 5_000_000_000n).signAndSend(keyring.addFromUri('//Alice'), { era: 0 });
await makeBlock(chain);
const account = (await api.query['system']?.['account']?.(fresh)) as unknown as { data: { free: { toString(): string } } };

process.stdout.write(`\n${JSON.stringify({ slotMillis, received: account.data.free.toString() })}\n`, () => process.exit(0));
