import type { Address, AxonOptions } from '@joust/axon';
import { formatAlpha, type AccountId, type Rao } from '@joust/units';
import type { Answer } from '../answer/answer.ts';
import { bigintAsText } from '../answer/report.ts';

export type Write = (line: string) => void;

export interface Ready {
  readonly hotkey: AccountId;
  readonly contract: AccountId;
  readonly host: string;
  readonly port: number;
  /** What the chain tells validators; null: nothing. */
  readonly address: Address | null;
  readonly published: boolean;
  readonly minimumStake: Rao;
}

/** What a running miner says: to a person, or as one line of JSON an event. */
export interface Reporter {
  ready(ready: Ready): void;
  note(line: string): void;
  /** Why validators cannot find it; said once until they can. */
  hidden(why: string): void;
  told(): void;
  /** Said once for as long as it stays the same. */
  asks(what: string): void;
  trouble(why: string): void;
  well(): void;
  readonly query: NonNullable<AxonOptions['onQuery']>;
  stopped(): Answer;
}

export const reporter = (json: boolean, write: Write): Reporter => {
  const event = (name: string, data: object) => write(JSON.stringify({ event: name, ...data }, bigintAsText));
  const note = (line: string) => (json ? event('note', { line }) : write(`  ${line}`));
  const counts = { answered: 0, refused: 0 };
  const refusals = new Set<string>();
  let asked = '';
  let trouble: string | null = null;
  let hidden = false;
  return {
    note,
    ready: (ready) => (json ? event('ready', { success: true, data: ready }) : linesOf(ready).forEach((line) => write(line))),
    asks: (what) => {
      if (what !== asked) note(`it ${what}`);
      asked = what;
    },
    trouble: (why) => {
      if (trouble === null) note(`the last look at the chain failed: ${why}`);
      trouble = why;
    },
    well: () => {
      if (trouble !== null) note('the chain was read again');
      trouble = null;
    },
    hidden: (why) => {
      if (!hidden) note(why);
      hidden = true;
    },
    told: () => {
      if (hidden) note('the chain tells validators the new address');
      hidden = false;
    },
    query: (caller, result) => {
      if (result === 'answered') {
        counts.answered += 1;
        return note(`answered ${caller}`);
      }
      counts.refused += 1;
      // anybody can be refused as often as he likes: each reason is told once
      if (!refusals.has(result)) note(`refused ${caller ?? 'somebody'}: ${result} (the next ones are only counted)`);
      refusals.add(result);
    },
    stopped: () => ({
      data: { stopped: true, ...counts },
      lines: [`Stopped after ${counts.answered} answers and ${counts.refused} refusals.`],
    }),
  };
};

const linesOf = ({ hotkey, host, port, address, published, minimumStake }: Ready): string[] => [
  '',
  `  Miner ${hotkey} answers at ${host}:${port} to validators with ${formatAlpha(minimumStake)} α or more.`,
  `  ${whereOf(address, published)}`,
  '  Ctrl-C stops it. joust miner want changes what it asks for, also while it runs.',
];

const whereOf = (address: Address | null, published: boolean): string => {
  if (address === null)
    return 'The chain is told nothing, so no validator comes: only this machine can call it. --host and --announce change that.';
  return `The chain ${published ? 'tells' : 'does not yet tell'} validators the address ${address.ip}, port ${address.port}.`;
};
