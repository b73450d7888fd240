import { addressToPublish } from './publish.ts';

const published = (announced: string | undefined, ip: string, kind = 'Live') => {
  try {
    return addressToPublish(announced, { ip, port: 8_091 }, kind)?.ip ?? null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the address that validators are told', () => {
  it.each<[string, string | undefined, string, string, string | null]>([
    ['nothing, when only this machine can call', undefined, '127.0.0.1', 'Live', null],
    ['where it listens', undefined, '8.8.8.8', 'Live', '8.8.8.8'],
    ['what is announced', '8.8.8.8', '0.0.0.0', 'Live', '8.8.8.8'],
    ['a tunnel’s end, though it listens here', '8.8.8.8', '127.0.0.1', 'Live', '8.8.8.8'],
    ['everything is no address', undefined, '0.0.0.0', 'Live', 'misused'],
    ['nor is a name', 'example.org', '0.0.0.0', 'Live', 'misused'],
    ['this machine is nobody’s', '127.0.0.1', '0.0.0.0', 'Development', 'misused'],
    ['no validator calls a private one', '10.0.0.7', '0.0.0.0', 'Live', 'private-address'],
    ['nor one where it listens', undefined, '192.168.1.7', 'Live', 'private-address'],
    ['but on a development chain', undefined, '127.0.0.2', 'Development', '127.0.0.2'],
  ])('%s', (_name, announced, ip, kind, expected) => expect(published(announced, ip, kind)).toBe(expected));
});
