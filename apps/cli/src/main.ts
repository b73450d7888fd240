import { main } from './joust.ts';

process.exitCode = await main(process.argv);
