import { BlockList, isIP } from 'node:net';

/** Where a neuron serves, as `serve_axon` takes it. */
export interface Address {
  /** IPv4 or IPv6 as text. */
  readonly ip: string;
  readonly port: number;
}

/** What nobody outside a private network should be told to call: loopback, link-local (cloud metadata), private, reserved. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet('2000::', 3, 'ipv6');
/** 6to4 and Teredo carry an IPv4 address inside, which may be a private one. */
const TUNNELS = new BlockList();
TUNNELS.addSubnet('2002::', 16, 'ipv6');
TUNNELS.addSubnet('2001::', 32, 'ipv6');

/** Whether an address is one of the public internet. A validator calls no other, whatever a miner announces. */
export const isPublic = (ip: string): boolean => {
  const family = isIP(ip);
  if (family === 4) return !PRIVATE.check(ip, 'ipv4');
  return family === 6 && GLOBAL_6.check(ip, 'ipv6') && !TUNNELS.check(ip, 'ipv6');
};

/** `ip` and `ip_type` of the chain's AxonInfo as text; null for what is no address. */
export const ipText = (ip: bigint, type: number): string | null => {
  if (type === 4 && ip > 0n && ip < 1n << 32n) return [24n, 16n, 8n, 0n].map((shift) => String((ip >> shift) & 255n)).join('.');
  if (type !== 6 || ip <= 0n || ip >= 1n << 128n) return null;
  const groups = Array.from({ length: 8 }, (_, index) => ((ip >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return groups.join(':');
};

/** The number of an address and its type; null when the text is none. */
export const ipNumber = (text: string): { ip: bigint; type: 4 | 6 } | null => {
  const family = isIP(text);
  if (family === 4) return { ip: text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n), type: 4 };
  if (family !== 6 || text.includes('%')) return null;
  // URL writes an IPv6 address in its shortest form without an IPv4 part
  const short = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return { ip: groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n), type: 6 };
};

export const urlOf = ({ ip, port }: Address): string => `http://${isIP(ip) === 6 ? `[${ip}]` : ip}:${port}`;
