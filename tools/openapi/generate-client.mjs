// Merges the documents of all APIs into one and generates the typed client from it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';

const [documents, out] = process.argv.slice(2);
const operations = new Map();
const merged = {
  openapi: '3.1.0',
  info: { title: 'CGS Assist', version: '0' },
  paths: {},
  components: { schemas: {}, securitySchemes: {} },
};
for (const name of readdirSync(documents).sort()) {
  const document = JSON.parse(readFileSync(join(documents, name), 'utf8'));
  merged.openapi = document.openapi;
  Object.assign(merged.paths, document.paths);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const { operationId } of Object.values(methods)) claim(operationId, path);
  }
  Object.assign(merged.components.schemas, document.components?.schemas);
  Object.assign(merged.components.securitySchemes, document.components?.securitySchemes);
}
allowNull(merged);
const input = join(documents, '..', 'merged.json');
writeFileSync(input, JSON.stringify(merged));
await createClient({
  input,
  output: { path: out, clean: true, importFileExtension: '.js' },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  logs: { level: 'silent' },
});

/** Client functions are named after handlers: two of one name would become `list` and `list2`. */
function claim(operationId, path) {
  if (operations.has(operationId) && operations.get(operationId) !== path) {
    throw new Error(`two operations are called ${operationId}`);
  }
  operations.set(operationId, path);
}

/** OpenAPI 3.0 says `nullable` beside `enum`; generators read the values alone, so null has to be one of them. */
function allowNull(node) {
  if (typeof node !== 'object' || node === null) return;
  if (node.nullable === true && Array.isArray(node.enum) && !node.enum.includes(null)) node.enum.push(null);
  for (const child of Object.values(node)) allowNull(child);
}
