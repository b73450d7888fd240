import { build } from '../build.mjs';

process.exitCode = await build(process.env.JOUST_ROOT);
