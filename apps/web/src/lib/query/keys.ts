/** Every cache key of the client, so that invalidation never guesses. */
export const queryKeys = {
  setup: ['setup'],
  me: ['me'],
  licence: ['licence'],
  users: ['users'],
  models: ['models'],
  connections: ['connections'],
  detected: ['connections', 'detected'],
  collections: ['collections'],
  documents: (collectionId: string) => ['documents', 'list', collectionId],
  document: (id: string) => ['documents', 'one', id],
  content: (id: string, at: number) => ['documents', 'content', id, at],
  search: (query: string, collectionId: string | null) => ['search', query, collectionId],
  chats: ['chats'],
  chatList: (query: string) => ['chats', query],
  chat: (id: string) => ['chat', id],
  messages: (chatId: string) => ['chat', chatId, 'messages'],
} as const;
