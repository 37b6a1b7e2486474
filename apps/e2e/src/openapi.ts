import type { Client } from './client.ts';

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
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        requestBody?: { content: Record<string, { schema?: Schema }> };
        parameters?: readonly { readonly name: string; readonly in: string }[];
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

/** Every operation that the running product declares. */
export async function operationsOf(client: Client): Promise<Operation[]> {
  const document = (await client.ok('GET', '/api/docs-json')) as Document;
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
      };
    }),
  );
}
