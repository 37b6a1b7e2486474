import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import compression from 'compression';
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
];

/** What is written into the page on its way out, such as the name of the house. */
export type PageFinish = (html: string) => string;

/**
 * The built web client: its hashed files may be cached for ever, the page itself never; both travel compressed.
 * Answers of the API stay as they are: they hold secrets beside what a stranger may have written (BREACH), and a
 * stream must not wait in a compressor.
 */
export function serveWeb(folder: string, finish: PageFinish = (html) => html): RequestHandler[] {
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
    readFile(page, 'utf8').then((html) => {
      const text = finish(html);
      response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('ETag', `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`);
      response.type('html').send(text);
    }, next);
  };
  return [compressed, files, fallback];
}

/** Wraps only answers to addresses that may be the client's; everything else passes untouched. */
const compress = compression();
const compressed: RequestHandler = (request, response, next) => {
  if (isApi(request.path)) next();
  else compress(request, response, next);
};

/** A person's browser that opens any address of the client, not a script that asks the API. */
function wantsPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (isApi(request.path) || request.path.startsWith('/assets/')) return false;
  return request.accepts(['html', 'json']) === 'html';
}

function isApi(path: string): boolean {
  return API_PREFIXES.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}
