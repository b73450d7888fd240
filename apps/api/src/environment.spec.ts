import { EnvironmentInvalid, readSettings } from './environment.ts';

const DATABASE_URL = 'postgres://joust:secret@127.0.0.1:19432/joust';

it('needs a database and nothing else', () =>
  expect(readSettings({ DATABASE_URL })).toEqual({
    databaseUrl: DATABASE_URL,
    host: '127.0.0.1',
    port: 19_080,
    dashboardDir: undefined,
    imageOrigins: ['https://avatars.githubusercontent.com'],
    streamClients: 2_000,
    logLevel: 'info',
  }));

it.each([
  [{}, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ DATABASE_URL, PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL, LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ DATABASE_URL, IMAGE_ORIGINS: 'https://a.example; script-src *' }, 'IMAGE_ORIGINS'],
])('refuses %j and names %s without telling values', (source, name) => {
  expect(() => readSettings(source)).toThrow(EnvironmentInvalid);
  expect(() => readSettings(source)).toThrow(name);
});

it('does not repeat the password of a database URL', () =>
  expect(() => readSettings({ DATABASE_URL: 'http://user:secret@host' })).not.toThrow(/secret/));
