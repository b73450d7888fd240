import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import addFormatsModule from 'ajv-formats';
import Ajv2020Module from 'ajv/dist/2020.js';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}
export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

/** The committed document: what the dashboard was generated from. */
export const committedDocument = (): Document =>
  JSON.parse(readFileSync(fileURLToPath(new URL('../../openapi.json', import.meta.url)), 'utf8')) as Document;

/** Objects of the document with no room for a field it does not name. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
};

/** Checks an answer against the schema its operation promises for its status and media type; answers the faults. */
export const contractCheck = (document: Document) => {
  const ajv = new Ajv2020Module.default({ strict: false, allErrors: true });
  addFormatsModule.default(ajv);
  ajv.addSchema({ $id: 'openapi', ...(closed({ components: document.components }) as Json) });
  return (path: string, status: number, contentType: string, body: unknown): string[] => {
    const operation = document.paths[path]?.['get'];
    const schema = operation?.responses[String(status)]?.content?.[contentType]?.schema;
    if (!schema) return [`${path} promises no ${contentType} for ${status}`];
    const validate = ajv.compile(JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/components', '"openapi#/components')) as Json);
    return validate(body)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
  };
};
