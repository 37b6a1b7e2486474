import type { Site } from '../src/index.js';

/** The split form on one host; change what a test is about. */
export function makeSite(changes: Partial<Site> = {}): Site {
  return {
    hostname: 'assist.example.com',
    port: 8443,
    tls: { kind: 'internal' },
    upstreams: { core: ['127.0.0.1:8000'], llm: ['127.0.0.1:8001'], rag: ['127.0.0.1:8099'] },
    routes: [
      { prefix: '/api/llm', upstream: 'llm' },
      { prefix: '/api/chats', upstream: 'llm' },
      { prefix: '/ws/chat', upstream: 'llm', stream: true },
      // One path for all namespaces: which one is meant stands inside the protocol.
      { prefix: '/socket.io', upstream: 'llm', stream: true },
      { prefix: '/api/collections', upstream: 'rag', bodyLimitBytes: 50 * 1024 * 1024 },
      { prefix: '/api/documents', upstream: 'rag' },
      { prefix: '/api/search', upstream: 'rag' },
      { prefix: '/rag', upstream: 'rag' },
    ],
    fallback: 'core',
    bodyLimitBytes: 1024 * 1024,
    ...changes,
  };
}
