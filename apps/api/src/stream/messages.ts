import type { AsOf } from '../wire/as-of.dto.ts';

/** The events of the stream. */
export type MessageType = 'head' | 'issue' | 'competition' | 'resync';

export interface Message {
  type: MessageType;
  /** The block of a head, the id of what changed, or why everything must be loaded again. */
  ref: string;
}

/** Whether a client that asked for `topics` hears of it; a resync is for everybody. */
export const concerns = (topics: ReadonlySet<string>, { type, ref }: Message): boolean => {
  switch (type) {
    case 'resync':
      return true;
    case 'head':
      return topics.has('head');
    case 'issue':
    case 'competition':
      return topics.has(`${type}s`) || topics.has(`${type}:${ref}`);
  }
};

/** A message as it stands on the wire; `asOf` is the moment after the change. */
export const frame = (message: Message, id: string, asOf: AsOf): string =>
  `event: ${message.type}\nid: ${id}\ndata: ${JSON.stringify({ v: 1, type: message.type, ref: message.ref, asOf })}\n\n`;

export interface Changed {
  issues: readonly string[];
  competitions: readonly string[];
}

export const changes = ({ issues, competitions }: Changed): Message[] => [
  ...issues.map((ref): Message => ({ type: 'issue', ref })),
  ...competitions.map((ref): Message => ({ type: 'competition', ref })),
];
