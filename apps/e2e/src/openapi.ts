import type { Client } from './client.ts';

export interface Operation {
  /** `POST /api/chats/{id}/messages` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly takesJson: boolean;
  readonly takesFile: boolean;
}

interface Document {
  readonly paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
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
      };
    }),
  );
}
