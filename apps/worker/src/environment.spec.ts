import { BadEnvironment, readEnvironment } from './environment.ts';
import { CONTRACT } from './testing/fake-chain.ts';

const good = { DATABASE_URL: 'postgres://u:p@h:1/d', REDIS_URL: 'redis://h:1', CHAIN_URL: 'ws://h:1', CONTRACT_ADDRESS: CONTRACT };

it('reads what is needed and fills in the rest', () =>
  expect(readEnvironment(good)).toMatchObject({ START_BLOCK: 1, GITHUB_API_URL: 'https://api.github.com', LOG_LEVEL: 'info' }));
it('takes an empty variable for an absent one', () =>
  expect(readEnvironment({ ...good, GITHUB_TOKEN: '', START_BLOCK: '' })).not.toHaveProperty('GITHUB_TOKEN'));
it('names everything that is wrong at once', () => {
  expect(() => readEnvironment({ ...good, DATABASE_URL: 'mysql://x', CHAIN_URL: undefined, CONTRACT_ADDRESS: '0x12' })).toThrow(
    BadEnvironment,
  );
  expect(() => readEnvironment({ ...good, DATABASE_URL: 'mysql://x', CHAIN_URL: undefined })).toThrow(
    /DATABASE_URL[^]*CHAIN_URL|CHAIN_URL[^]*DATABASE_URL/,
  );
});
