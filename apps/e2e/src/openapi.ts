import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './client.ts';
import { root } from './product.ts';

export interface Operation {
  /** `POST /api/chats/{id}/messages` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly takesJson: boolean;
  readonly takesFile: boolean;
  /** Text and number fields of the JSON body: the names that lead there. */
  readonly fields: readonly (readonly string[])[];
  /** Names of its query parameters. */
  readonly queries: readonly string[];
  /** Names of query parameters and fields of the JSON body that take an id, or several. */
  readonly idPlaces: readonly string[];
  /** What it says about who may call it. */
  readonly description: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        description?: string;
        requestBody?: { content: Record<string, { schema?: Schema }> };
        parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

function fieldsOf(document: Document, schema: Schema | undefined, path: readonly string[] = []): string[][] {
  if (schema === undefined) return [];
  const named = document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  const { type, properties = {}, anyOf = [] } = named;
  if (type === 'string' || type === 'number' || type === 'integer' || type === 'array') return [[...path]];
  const below = Object.entries(properties).flatMap(([name, inner]) => fieldsOf(document, inner, [...path, name]));
  return [...below, ...anyOf.slice(0, 1).flatMap((choice) => fieldsOf(document, choice, path))];
}

/** The part of the pattern of ids that no other text has. */
const ID_PATTERN = '-7[0-9a-f]{3}-';

function takesId(document: Document, schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  const named = document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  const within = [...(named.anyOf ?? []), ...(named.allOf ?? []), ...(named.items === undefined ? [] : [named.items])];
  return (named.pattern ?? '').includes(ID_PATTERN) || within.some((inner) => takesId(document, inner));
}

/** Of the body's own fields; what lies deeper is named by the field that holds it. */
function idFields(document: Document, schema: Schema | undefined): string[] {
  if (schema === undefined) return [];
  const named = document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  const own = Object.entries(named.properties ?? {}).flatMap(([name, inner]) => {
    const isDeep = idFields(document, inner).length > 0;
    return takesId(document, inner) || isDeep ? [name] : [];
  });
  return [...own, ...[...(named.anyOf ?? []), ...(named.allOf ?? [])].flatMap((choice) => idFields(document, choice))];
}

/** Every operation that the running product declares; one process of the split form declares its own only. */
export async function operationsOf(client: Client): Promise<Operation[]> {
  return operationsIn((await client.ok('GET', '/api/docs-json')) as Document);
}

/** Every operation of the documents that the project keeps. */
export function documentedOperations(): Operation[] {
  const paths = globSync('docs/openapi/*.json', { cwd: root });
  const all = paths.flatMap((path) => operationsIn(JSON.parse(readFileSync(join(root, path), 'utf8')) as Document));
  return [...new Map(all.map((operation) => [operation.name, operation])).values()];
}

function operationsIn(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const types = Object.keys(operation.requestBody?.content ?? {});
      const name = `${method.toUpperCase()} ${path}`;
      return {
        name,
        method: method.toUpperCase(),
        path,
        takesJson: types.includes('application/json'),
        takesFile: types.includes('multipart/form-data'),
        fields: fieldsOf(document, operation.requestBody?.content['application/json']?.schema),
        queries: (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name),
        idPlaces: [
          ...(operation.parameters ?? [])
            .filter((parameter) => parameter.in === 'query' && takesId(document, parameter.schema))
            .map((parameter) => parameter.name),
          ...idFields(document, operation.requestBody?.content['application/json']?.schema),
        ],
        description: operation.description ?? '',
      };
    }),
  );
}
