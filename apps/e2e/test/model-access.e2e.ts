import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openContext, pageFaults, sendSignIn, type Look } from '../src/browser.ts';
import { Client, newUser, signIn } from '../src/client.ts';
import { answered, ask } from '../src/flows.ts';
import { startModel, type ModelServer } from '../src/model-server.ts';
import { forms } from '../src/needs.ts';
import { waitFor } from '../src/process.ts';
import { admin, startProduct, type Product } from '../src/product.ts';

const ANNA = 'anna@firma.example';
const PASSWORD = 'noch ein gutes Wort 7';

describe.each(forms('chromium'))('models for groups, %s form', (form) => {
  let product: Product;
  let browser: Browser;
  let model: ModelServer;
  let boss: Client;
  let anna: Client;
  let bert: Client;
  let house: string;
  let special: string;
  let law: string;
  const contexts: BrowserContext[] = [];

  const open = async (look: Look, email: string, password: string): Promise<{ page: Page; faults: string[] }> => {
    const { context, page, faults } = await openContext(browser, look);
    contexts.push(context);
    await sendSignIn(page, product.url, { email, password });
    await page.waitForURL(`${product.url}/`);
    return { page, faults };
  };
  const check = async (page: Page, name: string): Promise<void> => {
    expect({ page: name, faults: await pageFaults(page, `${form}-model-access-${name}`) }).toEqual({ page: name, faults: [] });
  };
  const draft = (name: string, parts: object = {}): object => ({
    ...{ name, provider: 'openai-compatible', baseUrl: model.url, model: name.toLowerCase() },
    ...parts,
  });
  const connect = async (name: string, parts: object): Promise<string> =>
    (await boss.ok('POST', '/api/llm/connections', draft(name, parts))).id as string;
  const models = async (who: Client): Promise<string[]> =>
    (await who.ok('GET', '/api/llm/models')).items.map(({ name, isDefault }: { name: string; isDefault: boolean }) =>
      isDefault ? `*${name}` : name,
    );
  const keyOf = async (who: Client): Promise<Client> => {
    const { text } = await who.ok('POST', '/api/me/api-keys', { name: 'Skript', scopes: ['chat.use'] });
    return new Client(product.url, text as string);
  };
  const question = (who: Client, chatId: string, modelId: string) =>
    who.call('POST', `/api/chats/${chatId}/messages`, { text: 'Guten Tag?', modelId });

  beforeAll(async () => {
    product = await startProduct(form);
    model = await startModel();
    browser = await launchBrowser();
    boss = await signIn(product);
    anna = await newUser(product, boss, ANNA);
    bert = await newUser(product, boss, 'bert@firma.example');
    law = (await boss.ok('POST', '/api/groups', { name: 'Recht', description: '', roleId: null })).id as string;
    await boss.ok('PUT', `/api/groups/${law}/members/${(await anna.ok('GET', '/api/me')).id}`);
    house = await connect('Hausmodell', { isDefault: true });
    special = await connect('Fachmodell', {});
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    model.close();
    await product.remove();
  });

  it('are limited by an administrator in the browser', async () => {
    expect(await models(bert)).toEqual(['*Hausmodell', 'Fachmodell']);
    const { page, faults } = await open({ locale: 'de' }, admin.email, admin.password);
    await page.goto(`${product.url}/settings/models`);
    await page.getByRole('button', { name: 'Aktionen für „Fachmodell“' }).click();
    await page.getByRole('menuitem', { name: 'Bearbeiten' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nur bestimmte Gruppen', { exact: true }).click();
    await dialog.getByText(/kann niemand dieses Modell nutzen/).waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Standard für Recht' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'Recht', exact: true }).check();
    await dialog.getByRole('list', { name: 'Gruppen' }).scrollIntoViewIfNeeded();
    await check(page, 'dialog');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Nur für: Recht.').waitFor();
    await check(page, 'page');
    expect(faults).toEqual([]);
  });

  it('are seen and asked by their groups alone, whoever asks and however', async () => {
    expect([await models(anna), await models(bert), await models(boss)]).toEqual([
      ['*Hausmodell', 'Fachmodell'],
      ['*Hausmodell'],
      ['*Hausmodell'],
    ]);
    const mayNot = async (who: Client): Promise<void> => {
      const chat = await who.ok('POST', '/api/chats', {});
      const refused = await question(who, chat.id, special);
      expect([refused.status, refused.body.code]).toEqual([404, 'CONNECTION_NOT_FOUND']);
      expect((await who.ok('GET', `/api/chats/${chat.id}/messages`)).items).toEqual([]);
    };
    for (const who of [bert, boss, await keyOf(bert)]) await mayNot(who);
    const key = await keyOf(anna);
    const chat = await key.ok('POST', '/api/chats', {});
    const reply = await question(key, chat.id, special);
    expect(await answered(key, chat.id, reply.body.answer.id)).toMatchObject({ state: 'done', model: 'fachmodell' });
    expect((await bert.call('GET', '/api/llm/groups')).status).toBe(403);
  });

  it('answer a group by its default, and everybody else by that of the house', async () => {
    await boss.ok(
      'PATCH',
      `/api/llm/connections/${special}`,
      draft('Fachmodell', { access: { everybody: false, groupIds: [law], defaultGroupIds: [law] } }),
    );
    expect([await models(anna), await models(bert)]).toEqual([['Hausmodell', '*Fachmodell'], ['*Hausmodell']]);
    for (const [who, name] of [
      [anna, 'fachmodell'],
      [bert, 'hausmodell'],
    ] as const) {
      const { chatId, answerId } = await ask(who, 'Guten Tag?');
      expect((await answered(who, chatId, answerId)).model).toBe(name);
    }
  });

  it('are taken away from a chat, which says so and goes on with another', async () => {
    const { page, faults } = await open({ locale: 'de', dark: true, width: 360 }, ANNA, PASSWORD);
    const chat = await anna.ok('POST', '/api/chats', {});
    const reply = await question(anna, chat.id, special);
    await answered(anna, chat.id, reply.body.answer.id);
    await boss.ok('DELETE', `/api/groups/${law}`);
    expect(await models(anna)).toEqual(['*Hausmodell']);
    await page.goto(`${product.url}/chats/${chat.id}`);
    await page
      .getByText('„fachmodell“ steht Ihnen nicht mehr zur Verfügung. Ihre nächste Frage beantwortet „Hausmodell“.')
      .waitFor();
    await check(page, 'lost');
    await page.getByLabel('Ihre Frage').fill('Und nun?');
    await page.keyboard.press('Enter');
    await waitFor(
      'the answer of the other model',
      async () => {
        const { items } = await anna.ok('GET', `/api/chats/${chat.id}/messages`);
        return items.length === 4 && items.at(-1).model === 'hausmodell' && items.at(-1).state === 'done';
      },
      30_000,
    );
    await page.getByText(/steht Ihnen nicht mehr zur Verfügung/).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('end an answer that is being written within seconds, and it can be asked again of another', async () => {
    model.slow = true;
    const chat = await bert.ok('POST', '/api/chats', {});
    const { answer } = (await question(bert, chat.id, house)).body;
    await waitFor('the answer having begun', async () => model.open() > 0, 30_000);
    await boss.ok(
      'PATCH',
      `/api/llm/connections/${house}`,
      draft('Hausmodell', { isDefault: true, access: { everybody: false, groupIds: [], defaultGroupIds: [] } }),
    );
    const ended = await answered(bert, chat.id, answer.id, 10_000);
    expect(ended).toMatchObject({ state: 'failed', problem: { code: 'CONNECTION_NOT_FOUND' } });
    model.slow = false;
    const again = await bert.call('POST', `/api/chats/${chat.id}/messages/${answer.id}/retry`, { modelId: house });
    expect([again.status, again.body.code]).toEqual([404, 'CONNECTION_NOT_FOUND']);
    await boss.ok(
      'PATCH',
      `/api/llm/connections/${special}`,
      draft('Fachmodell', { access: { everybody: true, groupIds: [], defaultGroupIds: [] } }),
    );
    await bert.ok('POST', `/api/chats/${chat.id}/messages/${answer.id}/retry`, { modelId: special });
    expect((await answered(bert, chat.id, answer.id)).model).toBe('fachmodell');
  });
});
