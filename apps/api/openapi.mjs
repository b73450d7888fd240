/**
 * Writes apps/api/openapi.json from the built api, or with `--check` fails when the file is out of date.
 *   node apps/api/openapi.mjs [--check]
 */
import { writeOpenApi } from './dist/openapi.write.js';

const check = process.argv.includes('--check');
const current = await writeOpenApi(new URL('./openapi.json', import.meta.url), check);
if (!current) {
  console.error('apps/api/openapi.json is out of date. Build the api, run "node apps/api/openapi.mjs" and commit the result.');
  process.exitCode = 1;
}
