/** Where an issue is, by name. */
export interface IssueAddress {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

const ADDRESS = /^https:\/\/[^/]+\/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})\/issues\/([1-9]\d{0,8})\/?(?:[?#].*)?$/;
const SHORT = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})#([1-9]\d{0,8})$/;

/** Reads `https://github.com/owner/name/issues/7` or `owner/name#7`; null when it is neither. */
export const parseIssueUrl = (text: string): IssueAddress | null => {
  const match = ADDRESS.exec(text.trim()) ?? SHORT.exec(text.trim());
  if (!match?.[1] || !match[2]) return null;
  return { owner: match[1], name: match[2], number: Number(match[3]) };
};
