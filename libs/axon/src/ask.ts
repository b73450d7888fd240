import type { Signer } from '@joust/contract';
import { messageOf, type AccountId } from '@joust/units';
import { z } from 'zod';
import { urlOf, type Address } from './address.ts';
import { readAnswer, SYNAPSE, type MinerAnswer, type Question } from './answer.ts';
import { signedHeaders } from './headers.ts';

/** What came of asking one axon. Whatever it does, it is one of these. */
export type Asked =
  | { readonly status: 'answered'; readonly answer: MinerAnswer }
  | { readonly status: 'refused'; readonly code: string }
  /** No connection, too slow, or nonsense. */
  | { readonly status: 'silent'; readonly why: string };

export interface AskOptions {
  readonly signer: Signer;
  readonly question: Question;
  /** Nanoseconds since 1970, above all earlier ones of this signer. */
  readonly nonce: bigint;
  /** Until the whole answer must be there. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** An answer has some 400 bytes. */
const LARGEST_ANSWER = 4_096;
const Refusal = z.object({ error: z.object({ code: z.string().regex(/^[a-z-]{1,40}$/) }) });

/** Asks the axon of a miner once. Never throws: a miner must not be able to fail a round. */
export const askAxon = async (hotkey: AccountId, address: Address, options: AskOptions): Promise<Asked> => {
  const body = new TextEncoder().encode(JSON.stringify(options.question));
  try {
    const response = await fetch(`${urlOf(address)}/${SYNAPSE}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', name: SYNAPSE, ...signedHeaders(options.signer, hotkey, options.nonce, body) },
      body,
      redirect: 'error',
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]),
    });
    const text = await textOf(response);
    if (response.status === 200) return { status: 'answered', answer: readAnswer(text, hotkey) };
    const refusal = Refusal.safeParse(jsonOf(text));
    return refusal.success
      ? { status: 'refused', code: refusal.data.error.code }
      : { status: 'silent', why: `it answered ${response.status}` };
  } catch (error) {
    return { status: 'silent', why: reasonOf(error) };
  }
};

/** `fetch` says only that it failed; why is in the cause. */
const Thrown = z.object({ name: z.string(), message: z.string(), cause: z.object({ message: z.string() }).optional() });

/** A few words, never what the miner wrote: it goes into logs. */
const reasonOf = (error: unknown): string => {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'its answer is not of the agreed shape';
  const { name, message, cause } = Thrown.safeParse(error).data ?? { name: '', message: messageOf(error) };
  if (name === 'TimeoutError') return 'it was too slow';
  if (name === 'AbortError') return 'the round went on';
  return (cause?.message ?? message).slice(0, 120);
};

const textOf = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > LARGEST_ANSWER) throw new SyntaxError('too long'); // ends the connection as well
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
