/**
 * The workload in Chopsticks: its own block building, and an interpreter for the blob. Prints the lines as JSON. A program of its own,
 * because Chopsticks leaves threads behind that only the end of the process ends.
 */
import { ChopsticksProvider } from '@acala-network/chopsticks-core';
import { ApiPromise } from '@polkadot/api';
import { bootDevelopment, makeBlock } from '../libs/devnet/src/testing/chopsticks-chain.ts';
import { measure, workload } from './chain-workload.mjs';

const { genesisPatch, ...accounts } = await workload();
const chain = await bootDevelopment(genesisPatch);
const api = await ApiPromise.create({ provider: new ChopsticksProvider(chain), noInitWarn: true });
const read = (method, args) => chain.head.call(method, [args]);
const lines = await measure({ api, newBlock: () => makeBlock(chain), read, ...accounts });
process.stdout.write(`\n${JSON.stringify(lines)}\n`, () => process.exit(0));
