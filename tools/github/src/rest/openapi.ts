import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

let shared: OpenApiCheck | undefined;
/** The check of this process: reading the description takes a second. */
export const openApiCheck = (): OpenApiCheck => (shared ??= new OpenApiCheck());

/** Checks payloads against GitHub's published OpenAPI description. */
export class OpenApiCheck {
  private readonly ajv: Ajv;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor() {
    const folder = dirname(createRequire(import.meta.url).resolve('@octokit/openapi/package.json'));
    const text = readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8');
    this.ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    addFormats.default(this.ajv);
    this.ajv.addFormat('timestamp', true); // a format of GitHub's own, without a definition
    this.ajv.addSchema(withNulls(JSON.parse(text)) as object, 'github');
  }

  /** What is wrong with the payload of a route, as sentences; empty when it is valid. */
  problems(route: string, status: number, body: unknown): string[] {
    const check = this.checkFor(route, status);
    if (check(body)) return [];
    return (check.errors ?? []).map((it) => `${route} ${it.instancePath || '/'} ${it.message ?? 'is invalid'}`);
  }

  private checkFor(route: string, status: number): ValidateFunction {
    const key = `${status} ${route}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const pointer = ['paths', route, 'get', 'responses', String(status), 'content', 'application/json', 'schema']
      .map((it) => encodeURIComponent(it.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const check = this.ajv.compile({ $ref: `github#/${pointer}` });
    this.compiled.set(key, check);
    return check;
  }
}

/**
 * OpenAPI 3.0 says `nullable` beside `oneOf` or `$ref`; JSON Schema knows it only beside `type`. And where a nullable
 * `enum` does not list null (`state_reason` of an issue), null is meant all the same: GitHub sends it for an open issue.
 */
const withNulls = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(withNulls);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withNulls(value)]));
  if (copy['nullable'] !== true) return copy;
  if (Array.isArray(copy['enum'])) return { ...copy, enum: [...copy['enum'], null] };
  if ('type' in copy) return copy;
  const { nullable: _nullable, ...rest } = copy;
  return { anyOf: [rest, { type: 'null' }] };
};
