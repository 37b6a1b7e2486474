// Real: HTTP. Fake: sign-in.
import { get, type IncomingMessage } from 'node:http';
import { migrations } from '@assist/migrations';
import { Controller, Module, Res } from '@nestjs/common';
import type { Response } from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Endpoint, type Feature } from '../src/http/index.js';
import { createTestApp, until, type TestApp } from '../src/testing/index.js';

@Controller()
class DownloadController {
  @Endpoint({ method: 'GET', path: '/api/download', module: 'rag', access: 'read', summary: 'Endless', reply: 'stream' })
  download(@Res() response: Response): void {
    response.write('begin');
  }
}
@Module({ controllers: [DownloadController] })
class DownloadModule {}
const feature: Feature = { id: 'x', modules: [DownloadModule], entities: [], config: [], errors: {}, prefixes: [] };

describe('T14: a download that runs', () => {
  let t: TestApp;
  let timers: { readonly mock: { readonly calls: readonly (readonly unknown[])[] } };
  beforeEach(async () => {
    t = await createTestApp({ features: [feature], migrations });
    timers = vi.spyOn(globalThis, 'setInterval');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await t.close();
  });

  const begin = async (token: string): Promise<{ readonly isOver: () => boolean }> => {
    const state = { isOver: false };
    const reply = await new Promise<IncomingMessage>((resolve) =>
      get(`${t.url}/api/download`, { headers: { authorization: `Bearer ${token}` } }, resolve),
    );
    reply.on('error', () => undefined).on('close', () => (state.isOver = true));
    await new Promise((resolve) => void reply.once('data', resolve));
    return { isOver: () => state.isOver };
  };
  /** As when 4 s have passed. */
  const look = (): void => {
    const looks = timers.mock.calls.filter(([, ms]) => ms === 4000).map(([run]) => run as () => void);
    expect(looks.length).toBeGreaterThan(0);
    for (const run of looks) run();
  };

  it('ends when its reader is suspended, and goes on for others', async () => {
    const [anna, bert] = [t.user(), t.user()];
    const [hers, his] = [await begin(anna.token), await begin(bert.token)];
    t.authenticator.endSessions(anna.userId);
    look();
    await until(() => hers.isOver());
    expect(his.isOver()).toBe(false);
  });

  it('ends when its reader loses the permission, and not when another one goes', async () => {
    const anna = t.user();
    const hers = await begin(anna.token);
    const asked = vi.spyOn(t.authenticator, 'currentActors');
    t.authenticator.grant(anna.userId, ['rag.use']);
    look();
    await until(() => asked.mock.settledResults.at(-1)?.type === 'fulfilled');
    expect(hers.isOver()).toBe(false);
    asked.mockRejectedValueOnce(new Error('the database is away'));
    look();
    await until(() => asked.mock.settledResults.at(-1)?.type === 'rejected');
    expect(hers.isOver()).toBe(false);
    t.authenticator.grant(anna.userId, ['chat.use']);
    look();
    await until(() => hers.isOver());
  });
});
