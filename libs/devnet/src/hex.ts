/** `0x` and an even number of hex digits: how the executor and JSON-RPC write bytes. */
export type Hex = `0x${string}`;

export const toHex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;

export const fromHex = (hex: string): Buffer => {
  const bytes = Buffer.from(hex.slice(2), 'hex');
  if (!hex.startsWith('0x') || bytes.length * 2 !== hex.length - 2) throw new TypeError(`"${hex.slice(0, 80)}" is not hex`);
  return bytes;
};
