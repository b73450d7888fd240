import { getInkClient, getInkLookup } from '@polkadot-api/ink-contracts';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  CODE_HASH,
  EVENT_NAMES,
  LIBRARY_HASHES,
  READ_NAMES,
  SUBMIT_NAMES,
  UnknownEvent,
  UnknownMessage,
  decodeAnswer,
  decodeEvent,
  decodeMessage,
  encodeEvent,
  encodeMessage,
} from '../index.ts';
import { LangFailed } from './messages.ts';
import type { ContractEvent } from '../generated/events.ts';
import type { MessageName } from './messages.ts';
import { DecodeFailed, encodeWith, u8, option, result } from '../scale/index.ts';
import { MESSAGES } from '../generated/messages.ts';
import { answerTypes, camel, labelled, metadata, valueOf } from '../testing/arbitraries.ts';

const { events, messages } = metadata.spec;

describe('the generated files', () => {
  it('are those of the committed metadata', () => {
    const generator = join(import.meta.dirname, '../../generate.mjs');
    expect(() => execFileSync(process.execPath, [generator, '--check'], { stdio: 'pipe' })).not.toThrow();
    expect(CODE_HASH).toBe(metadata.source.hash);
    expect(LIBRARY_HASHES).toEqual([metadata.libraries.reads, metadata.libraries.registry]);
  });

  it('cover every event and message', () => {
    expect([...EVENT_NAMES].sort()).toEqual(events.map((event) => event.label).sort());
    expect([...READ_NAMES, ...SUBMIT_NAMES].sort()).toEqual(messages.map((message) => camel(message.label)).sort());
    expect([...SUBMIT_NAMES].sort()).toEqual(
      messages
        .filter((message) => message.mutates)
        .map((message) => camel(message.label))
        .sort(),
    );
  });
});

describe.each(events)('event $label', ({ label, args, signature_topic }) => {
  const anyEvent = labelled(args).map((fields) => ({ name: label, ...fields }) as unknown as ContractEvent);

  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const { data, topics } = encodeEvent(event);
        expect(topics).toEqual([signature_topic]);
        expect(decodeEvent(data, topics)).toEqual(event);
      }),
      { numRuns: 25 },
    );
  });

  it('is refused when a byte is missing or too many', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const { data, topics } = encodeEvent(event);
        if (data.length > 0) expect(() => decodeEvent(data.subarray(0, -1), topics)).toThrow(DecodeFailed);
        expect(() => decodeEvent(Uint8Array.from([...data, 0]), topics)).toThrow(DecodeFailed);
      }),
      { numRuns: 10 },
    );
  });
});

describe.each(messages)('message $label', ({ label, args, returnType, selector }) => {
  const name = camel(label) as MessageName;

  it('is called with its selector and arguments', () => {
    fc.assert(
      fc.property(labelled(args), (values) => {
        const input = encodeMessage(name, args.map((arg) => values[camel(arg.label)]) as never);
        expect(Buffer.from(input.subarray(0, 4)).toString('hex')).toBe(selector.slice(2));
        expect(decodeMessage(input)).toEqual({ name, args: values });
      }),
      { numRuns: 25 },
    );
  });

  it('answers a value or a reason', () => {
    const types = answerTypes(returnType.type);
    const { answer, error } = MESSAGES[name] as unknown as {
      answer: Parameters<typeof encodeWith>[0];
      error: Parameters<typeof encodeWith>[0] | null;
    };
    expect(error === null).toBe(types.error === null);
    fc.assert(
      fc.property(valueOf(types.value), (value) => {
        const wire = error === null ? encodeWith(answer, value) : encodeWith(result(answer, error), { ok: true, value });
        expect(decodeAnswer(name, Uint8Array.from([0, ...wire]))).toEqual({ ok: true, value });
      }),
      { numRuns: 10 },
    );
    if (error === null || types.error === null) return;
    fc.assert(
      fc.property(valueOf(types.error), (reason) => {
        const wire = encodeWith(result(answer, error), { ok: false, error: reason });
        expect(decodeAnswer(name, Uint8Array.from([0, ...wire]))).toEqual({ ok: false, error: reason });
      }),
      { numRuns: 10 },
    );
  });
});

describe('bytes of nobody we know', () => {
  it('name the topic of an unknown event', () => {
    expect(() => decodeEvent('0x00', [`0x${'ab'.repeat(32)}`])).toThrow(UnknownEvent);
    expect(() => decodeEvent('0x00', [])).toThrow(UnknownEvent);
  });

  it('name the selector of an unknown message', () => expect(() => decodeMessage('0xdeadbeef')).toThrow(UnknownMessage));

  it('say when the contract is of another version', () => expect(() => decodeAnswer('config', '0x0101')).toThrow(LangFailed));

  it('do not make us allocate what they cannot hold', () => {
    const topic = metadata.spec.events.find((event) => event.label === 'ColdkeysDeclared')?.signature_topic ?? '';
    const claimed = Uint8Array.from([...new Uint8Array(32), 0xfe, 0xff, 0xff, 0xff]);
    expect(() => decodeEvent(claimed, [topic])).toThrow(/runs past the end/);
  });

  it('refuse a tag that is none', () => expect(() => encodeWith(option(u8), 256)).toThrow(RangeError));
});

describe('another decoder of ink! metadata', () => {
  const client = getInkClient(getInkLookup(metadata as never) as never) as unknown as {
    message(label: string): { encode(args: object): Uint8Array };
  };

  it('encodes the same calls', () => {
    const picks = [1n, 2n, 3n];
    expect(encodeMessage('enrol', [picks])).toEqual(Uint8Array.from(client.message('enrol').encode({ picks })));
    const [hotkey, coldkey] = ['5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'];
    expect(encodeMessage('voteIdentity', [hotkey, coldkey, 583231n])).toEqual(
      Uint8Array.from(client.message('vote_identity').encode({ hotkey, coldkey, github_id: 583231n })),
    );
    expect(encodeMessage('settle', [7n])).toEqual(Uint8Array.from(client.message('settle').encode({ competition_id: 7n })));
  });
});
