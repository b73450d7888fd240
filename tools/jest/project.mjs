import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * One jest project for a TypeScript package, run from its sources by SWC as native ES modules.
 * @param {string} name the package's short name, used with `--selectProjects`
 * @param {string} rootDir the package's folder
 */
export const project = (name, rootDir) => ({
  displayName: name,
  rootDir,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  moduleNameMapper: {
    '^@joust/tables/(.+)$': `${root}/libs/tables/src/$1/index.ts`,
    '^@joust/github-stand-in$': `${root}/tools/github/src/index.ts`,
    '^@joust/([a-z-]+)$': `${root}/libs/$1/src/index.ts`,
  },
});
