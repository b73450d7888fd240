/** An SS58 address short enough for a row; the whole of it belongs into the title and the copy button. */
export const shortAccount = (ss58: string): string => (ss58.length <= 12 ? ss58 : `${ss58.slice(0, 5)}…${ss58.slice(-4)}`);

/** A hash or commit id: "0x3fa1c2…9be0" or, for 40 hex digits, git's usual ten. */
export const shortHash = (hash: string): string => {
  const digits = hash.replace(/^0x/, '');
  if (digits.length === 40) return digits.slice(0, 10);
  return digits.length <= 12 ? hash : `0x${digits.slice(0, 6)}…${digits.slice(-4)}`;
};
