import { PermanentError } from '@joust/units';

/** Why an axon does not answer, with its HTTP status. Programs may rely on the codes. */
export const REFUSALS = {
  'not-found': 404,
  malformed: 400,
  'too-large': 413,
  'wrong-axon': 400,
  'wrong-contract': 400,
  'bad-body-hash': 400,
  unregistered: 403,
  'no-permit': 403,
  'low-stake': 403,
  'stale-nonce': 401,
  replayed: 401,
  'bad-signature': 401,
  'not-ready': 503,
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A query that the axon does not answer. */
export class Refused extends PermanentError {
  readonly status: number;
  constructor(
    override readonly code: RefusalCode,
    message: string,
  ) {
    super(message, { code });
    this.status = REFUSALS[code];
  }
}
