export interface Objects {
  readonly collection: string;
  readonly document: string;
  readonly chat: string;
  readonly message: string;
  readonly connection: string;
  readonly user: string;
}

export interface Row {
  /**
   * `public`: no token needed. `admin`: administrators. `owner`: ids in path or body name an object of one user.
   * `own`: shows only what is the caller's. `any`: the same for every signed-in user.
   */
  readonly who: 'public' | 'admin' | 'owner' | 'own' | 'any';
  /** Path parameter → kind of object. */
  readonly ids?: Readonly<Record<string, keyof Objects>>;
  readonly query?: string;
  readonly body?: (objects: Objects) => unknown;
}

const file = (): FormData => {
  const form = new FormData();
  form.append('file', new Blob(['# x\n\nEin Satz.']), 'x.md');
  return form;
};
const draft = { name: 'n', provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1', model: 'm' };
const collectionId = { id: 'collection' } as const;
const documentId = { id: 'document' } as const;
const chatId = { id: 'chat' } as const;
const messageId = { id: 'chat', messageId: 'message' } as const;
const connectionId = { id: 'connection' } as const;

/** Every operation of the product. One that is missing here fails the matrix test. */
export const MATRIX: Readonly<Record<string, Row>> = {
  'GET /health': { who: 'public' },
  'GET /healthz': { who: 'public' },
  'GET /livez': { who: 'public' },
  'GET /readyz': { who: 'public' },
  'GET /metrics': { who: 'public' },
  'GET /api/setup': { who: 'public' },
  'POST /api/setup': { who: 'public', body: () => ({ email: 'x@firma.example', password: 'noch ein gutes Wort', name: 'x' }) },
  'POST /api/auth/login': { who: 'public', body: () => ({ email: 'x@firma.example', password: 'x' }) },
  'POST /api/auth/refresh': { who: 'public' },
  'POST /api/auth/logout': { who: 'public' },
  'GET /api/me': { who: 'own' },
  'PATCH /api/me': { who: 'own', body: () => ({}) },
  'POST /api/me/password': { who: 'own', body: () => ({ currentPassword: 'falsch', newPassword: 'noch ein gutes Wort 8' }) },
  'GET /api/users': { who: 'admin' },
  'POST /api/users': { who: 'admin', body: () => ({ email: 'y@firma.example', password: 'noch ein gutes Wort', name: 'y' }) },
  'PATCH /api/users/{id}': { who: 'admin', ids: { id: 'user' }, body: () => ({}) },
  'GET /api/license': { who: 'any' },
  'PUT /api/license': { who: 'admin', body: () => ({ protected: 'a', payload: 'b', signature: 'c' }) },
  'GET /api/collections': { who: 'own' },
  'POST /api/collections': { who: 'own', body: () => ({ name: `Neu ${Math.random()}` }) },
  'PATCH /api/collections/{id}': { who: 'owner', ids: collectionId, body: () => ({ name: 'Übernommen' }) },
  'DELETE /api/collections/{id}': { who: 'owner', ids: collectionId },
  'GET /api/collections/{id}/documents': { who: 'owner', ids: collectionId },
  'POST /api/collections/{id}/documents': { who: 'owner', ids: collectionId, body: file },
  'GET /api/documents/rules': { who: 'any' },
  'GET /api/documents/{id}': { who: 'owner', ids: documentId },
  'DELETE /api/documents/{id}': { who: 'owner', ids: documentId },
  'POST /api/documents/{id}/retry': { who: 'owner', ids: documentId },
  'GET /api/documents/{id}/file': { who: 'owner', ids: documentId },
  'GET /api/documents/{id}/content': { who: 'owner', ids: documentId },
  'POST /api/search': { who: 'owner', body: (objects) => ({ query: 'Geheimwort', collectionIds: [objects.collection] }) },
  'GET /rag/health': { who: 'own' },
  'POST /rag/query': { who: 'own', body: () => ({ subject: 'Geheimwort', latest_message: 'Anlage KX-1' }) },
  'POST /rag/reindex': { who: 'admin' },
  'GET /api/chats': { who: 'own' },
  'POST /api/chats': { who: 'own', body: () => ({}) },
  'GET /api/chats/{id}': { who: 'owner', ids: chatId },
  'PATCH /api/chats/{id}': { who: 'owner', ids: chatId, body: () => ({ title: 'Übernommen' }) },
  'DELETE /api/chats/{id}': { who: 'owner', ids: chatId },
  'GET /api/chats/{id}/messages': { who: 'owner', ids: chatId },
  'POST /api/chats/{id}/messages': { who: 'owner', ids: chatId, body: () => ({ text: 'Was steht darin?' }) },
  'POST /api/chats/{id}/messages/{messageId}/stop': { who: 'owner', ids: messageId },
  'POST /api/chats/{id}/messages/{messageId}/retry': { who: 'owner', ids: messageId },
  'GET /api/llm/models': { who: 'any' },
  'GET /api/llm/connections': { who: 'admin' },
  'POST /api/llm/connections': { who: 'admin', body: () => draft },
  'PATCH /api/llm/connections/{id}': { who: 'admin', ids: connectionId, body: () => draft },
  'DELETE /api/llm/connections/{id}': { who: 'admin', ids: connectionId },
  'POST /api/llm/connections/{id}/default': { who: 'admin', ids: connectionId },
  'POST /api/llm/connections/test': { who: 'admin', body: () => ({ draft }) },
  'POST /api/llm/connections/models': { who: 'admin', body: () => ({ provider: 'ollama', baseUrl: 'http://127.0.0.1:9' }) },
  'GET /api/llm/detected': { who: 'admin' },
};
