// Real: HTTP over loopback.
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Response } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendBytes } from '../src/http/index.js';

describe('bytes on their way to a reader', () => {
  let server: Server;
  let content: Readable;
  let outcome: Promise<string>;
  beforeEach(async () => {
    server = createServer((_request, response) => {
      outcome = sendBytes(content, response as unknown as Response).then(
        () => 'over',
        (error: Error) => error.message,
      );
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => void server.close(resolve)));

  const read = (): Promise<IncomingMessage> =>
    new Promise((resolve) =>
      get({ port: (server.address() as AddressInfo).port, agent: false }, (reply) => {
        reply.on('error', () => undefined);
        resolve(reply);
      }),
    );
  const ended = async (reply: IncomingMessage): Promise<boolean> => {
    await new Promise((resolve) => void reply.resume().once('close', resolve));
    return reply.complete;
  };

  it('come whole', async () => {
    content = Readable.from(['one', 'two']);
    expect(await ended(await read())).toBe(true);
    expect(await outcome).toBe('over');
  });

  it('are cut off when the disk fails, and that is told', async () => {
    content = Readable.from(
      (async function* () {
        yield 'one';
        await new Promise((resolve) => void setImmediate(resolve));
        throw new Error('the disk is gone');
      })(),
    );
    expect(await ended(await read())).toBe(false);
    expect(await outcome).toBe('the disk is gone');
  });

  it('stop when the reader goes away, which is no fault', async () => {
    content = new Readable({ read: () => void content.push(Buffer.alloc(65_536)) });
    (await read()).destroy();
    expect(await outcome).toBe('over');
    expect(content.destroyed).toBe(true);
  });
});
