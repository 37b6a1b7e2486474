import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler } from 'express';

/** Addresses of the API: they never get the page. */
const API_PREFIXES = [
  '/api',
  '/v1',
  '/rag',
  '/ws',
  '/socket.io',
  '/hooks',
  '/event',
  '/health',
  '/healthz',
  '/livez',
  '/readyz',
  '/metrics',
  '/assets',
];

/** The built web client: its hashed files may be cached for ever, the page itself never. */
export function serveWeb(folder: string): RequestHandler[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return [];
  const files = express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.includes(`${join(folder, 'assets')}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const fallback: RequestHandler = (request, response, next) => {
    if (!wantsPage(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
  return [files, fallback];
}

/** A person's browser that opens any address of the client, not a script that asks the API. */
function wantsPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (API_PREFIXES.some((prefix) => request.path === prefix || request.path.startsWith(`${prefix}/`))) return false;
  return request.accepts(['html', 'json']) === 'html';
}
