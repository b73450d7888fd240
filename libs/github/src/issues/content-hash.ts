import { createHash } from 'node:crypto';

/**
 * What an issue said when it was registered: SHA-256 over the UTF-8 of title, a newline and body (empty when there is none).
 * A later edit shows as another hash (mechanism 5, A18).
 */
export const contentHash = (title: string, body: string | null): `0x${string}` =>
  `0x${createHash('sha256')
    .update(`${title}\n${body ?? ''}`, 'utf8')
    .digest('hex')}`;
