import { readEnvironment } from '../environment.ts';
import { Contradiction } from './errors.ts';
import { settingsOf } from './settings.ts';

const options = { fresh: false, json: false, stats: false, miners: true, blockMillis: 1_000, portOffset: 0 };
const places = { root: '/repository', inherited: {} };
const settings = (environment: Record<string, string>, own = {}) =>
  settingsOf(readEnvironment(environment), { ...options, ...own }, places);

describe('what is asked of joust up', () => {
  it('is refused where it contradicts itself', () => {
    expect(() => settings({ DATABASE_URL: 'postgres://localhost/mine' }, { fresh: true })).toThrow(Contradiction);
    expect(() => settings({ CHAIN_URL: 'ws://127.0.0.1:9944' })).toThrow('CONTRACT_ADDRESS');
  });

  it('is taken where it does not', () => {
    expect(settings({}).home).toMatch(/\.joust$/);
    expect(settings({ DATABASE_URL: 'postgres://localhost/mine' }).fresh).toBe(false);
    expect(settings({ CHAIN_URL: 'ws://127.0.0.1:9944', CONTRACT_ADDRESS: '5C' }).ports.api).toBe(19_080);
  });

  it('moves every port by one offset', () => {
    expect(settings({}, { portOffset: 100 }).ports).toMatchObject({ api: 19_180, chain: 20_044, postgres: 19_532 });
  });
});
