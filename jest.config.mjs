import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from './tools/jest/project.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const folders = {
  units: 'libs/units',
  elo: 'libs/elo',
  pairing: 'libs/pairing',
  contract: 'libs/contract',
  github: 'libs/github',
  axon: 'libs/axon',
  devnet: 'libs/devnet',
  bootstrap: 'libs/bootstrap',
  tables: 'libs/tables',
  'github-stand-in': 'tools/github',
  worker: 'apps/worker',
  api: 'apps/api',
  validator: 'apps/validator',
  cli: 'apps/cli',
  sim: 'sim',
  e2e: 'e2e',
};

export default {
  testTimeout: 120_000,
  projects: [
    ...Object.entries(folders).map(([name, folder]) => project(name, join(root, folder))),
    ...(existsSync(join(root, 'apps/dashboard/jest.config.mjs')) ? ['<rootDir>/apps/dashboard'] : []),
  ],
};
