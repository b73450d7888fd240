import { readEnvironment } from '../environment.ts';
import { Contradiction } from './errors.ts';
import { settingsOf } from './settings.ts';

const options = { fresh: false, json: false, stats: false, miners: true, realTime: false, portOffset: 0 };
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

  it('scales no hours of the real GitHub', () => {
    expect(() => settings({ GITHUB_TOKEN: 'secret' })).toThrow('--real-time');
    expect(() => settings({ GITHUB_API_URL: 'https://ghe.example/api/v3' })).toThrow('--real-time');
    expect(settings({ GITHUB_API_URL: 'http://127.0.0.1:9' }).preset.clock.msPerBlock).toBe(1_000);
    expect(settings({ GITHUB_TOKEN: 'secret' }, { realTime: true })).toMatchObject({
      blockMillis: 12_000,
      preset: { clock: { blocksPerDay: 7_200, msPerBlock: 12_000 }, params: { pairEpoch: 1_800 }, hurries: false },
    });
  });
});
