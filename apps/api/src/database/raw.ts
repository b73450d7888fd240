/** An entity as SQL answers it: 64-bit numbers are decimal strings, ready for the wire. */
export type Raw<Entity> = {
  [Field in keyof Entity]: [Extract<Entity[Field], bigint>] extends [never] ? Entity[Field] : string | Exclude<Entity[Field], bigint>;
};

/** `c.issue_id AS "issueId", …`: columns of a table under the names of its entity. */
export const columns = <Entity>(alias: string, fields: readonly (keyof Entity & string)[]): string =>
  fields.map((field) => `${alias}.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${field}"`).join(', ');
