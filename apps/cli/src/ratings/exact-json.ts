/** JSON.parse with source text access and JSON.rawJSON (Node 22 and later); TypeScript's library does not have them yet. */
interface ExactJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}
const json = JSON as unknown as ExactJson;

/**
 * Reads JSON without losing a digit: whole numbers that a double cannot hold become bigints. Texts without such numbers take
 * the fast way. Throws SyntaxError.
 */
export const parseExact = (text: string): unknown =>
  /\d{16}/.test(text)
    ? json.parse(text, (_key, value, { source }) =>
        typeof value === 'number' && source !== undefined && /^\d{16,}$/.test(source) ? BigInt(source) : value,
      )
    : JSON.parse(text);

/** A JSON integer of any size for JSON.stringify. */
export const jsonInteger = (value: bigint): unknown => json.rawJSON(String(value));
