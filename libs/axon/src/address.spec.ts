import { ipNumber, ipText, isPublic, urlOf } from './address.ts';

describe('addresses', () => {
  it.each([
    ['8.8.8.8', 4, 0x0808_0808n],
    ['127.0.0.2', 4, 0x7f00_0002n],
    ['2001:db8:0:0:0:0:0:1', 6, (0x2001_0db8n << 96n) + 1n],
  ] as const)('%s is written and read', (text, type, ip) => {
    expect(ipNumber(text)).toEqual({ ip, type });
    expect(ipText(ip, type)).toBe(text);
  });

  it.each([
    ['2001:db8::1', '2001:db8:0:0:0:0:0:1'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['::ffff:1.2.3.4', '0:0:0:0:0:ffff:102:304'],
  ])('%s in its short form is read too', (short, long) => expect(ipText(ipNumber(short)?.ip ?? 0n, 6)).toBe(long));

  it.each(['', 'localhost', '1.2.3', '01.2.3.4', 'fe80::1%eth0'])('"%s" is none', (text) => expect(ipNumber(text)).toBeNull());
  it.each([
    [0n, 4],
    [1n << 32n, 4],
    [1n, 5],
    [1n << 128n, 6],
  ])('%i of type %i is none', (ip, type) => expect(ipText(ip, type)).toBeNull());

  it.each([
    ['8.8.8.8', true],
    ['2001:4860:4860::8888', true],
    ['127.0.0.2', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.1.2.3', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:8.8.8.8', false],
    ['2002:7f00:1::', false],
    ['nonsense', false],
  ])('a validator calls %s: %p', (ip, calls) => expect(isPublic(ip)).toBe(calls));

  it('an IPv6 address stands in brackets', () => expect(urlOf({ ip: '2001:db8::1', port: 81 })).toBe('http://[2001:db8::1]:81'));
});
