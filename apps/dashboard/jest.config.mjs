import presets from 'jest-preset-angular/presets/index.js';

/** Component and unit tests in jsdom; Angular itself is loaded as ES modules. */
export default {
  displayName: 'dashboard',
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/test/environment.mjs',
  roots: ['<rootDir>/src'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
};
