import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openContext, pageFaults, sendSignIn, type Look } from '../src/browser.ts';
import { newUser, signIn, type Client } from '../src/client.ts';
import { answered, ask } from '../src/flows.ts';
import { startModel, type ModelServer } from '../src/model-server.ts';
import { forms } from '../src/needs.ts';
import { waitFor } from '../src/process.ts';
import { admin, startProduct, type Product } from '../src/product.ts';

/** As many as an evaluation has seats, and as few as may be shown together. */
const SALES = 5;
/** Counts are written together, after a moment. */
const COUNTED_WITHIN_MS = 15_000;

describe.each(forms('chromium'))('what the house uses, %s form', (form) => {
  let product: Product;
  let browser: Browser;
  let model: ModelServer;
  let boss: Client;

  /** An administrator on the page, in a profile of their own. */
  const open = async (look: Look): Promise<{ page: Page; faults: string[]; close: () => Promise<void> }> => {
    const { context, page, faults } = await openContext(browser, look);
    await sendSignIn(page, product.url, admin);
    await page.waitForURL(`${product.url}/`);
    await page.goto(`${product.url}/settings/usage`);
    await page.getByRole('heading', { name: look.locale === 'de' ? 'Nutzung' : 'Usage', level: 1 }).waitFor();
    return { page, faults, close: () => context.close() };
  };
  const check = async (page: Page, name: string): Promise<void> => {
    expect({ page: name, faults: await pageFaults(page, `${form}-usage-${name}`) }).toEqual({ page: name, faults: [] });
  };
  const choose = (page: Page, legend: string, value: string): Promise<void> =>
    page.getByRole('group', { name: legend }).getByText(value, { exact: true }).click();
  const councilMode = async (isOn: boolean): Promise<void> => {
    const key = 'usage.worksCouncilMode';
    const { items } = await boss.ok('GET', '/api/settings');
    const { version } = items.find((setting: { key: string }) => setting.key === key);
    await boss.ok('PATCH', `/api/settings/${key}`, { value: isOn, version });
  };
  const today = (): string => new Date().toISOString().slice(0, 10);
  const read = (by: string) => boss.ok('GET', `/api/usage?from=${today()}&to=${today()}&by=${by}&measure=tokens`);

  beforeAll(async () => {
    product = await startProduct(form);
    model = await startModel();
    browser = await launchBrowser();
    boss = await signIn(product);
  });
  afterAll(async () => {
    await browser.close();
    model.close();
    await product.remove();
  });

  it('says what will be counted as long as nothing was', async () => {
    const { page, close } = await open({ locale: 'de' });
    await page.getByRole('heading', { name: 'In dieser Zeit wurde nichts genutzt' }).waitFor();
    await check(page, 'empty');
    await close();
  });

  it('counts questions, calls of models and tokens of everybody who asks, and what is uploaded', async () => {
    await boss.ok('POST', '/api/llm/connections', {
      name: 'Testmodell',
      provider: 'openai-compatible',
      baseUrl: model.url,
      model: 'testmodell',
    });
    const group = await boss.ok('POST', '/api/groups', { name: 'Vertrieb', description: '', roleId: null });
    const few = await boss.ok('POST', '/api/groups', { name: 'Leitung', description: '', roleId: null });
    const people = [boss];
    for (let index = 1; index < SALES; index += 1) {
      people.push(await newUser(product, boss, `person${String(index)}@firma.example`));
    }
    for (const [index, person] of people.entries()) {
      const { id } = await person.ok('GET', '/api/me');
      await boss.ok('PUT', `/api/groups/${group.id}/members/${id}`);
      if (index < 2) await boss.ok('PUT', `/api/groups/${few.id}/members/${id}`);
      const { chatId, answerId } = await ask(person, 'Guten Tag?');
      expect((await answered(person, chatId, answerId)).state).toBe('done');
    }
    const uploaded = await boss.upload(await boss.defaultCollection(), 'Notiz.txt', 'Die Kantine öffnet um 11 Uhr.');
    expect(uploaded.status).toBe(201);
    await waitFor('all calls being counted', async () => (await read('model')).total.requests === SALES, COUNTED_WITHIN_MS);
    const { total } = await read('model');
    expect(total).toMatchObject({ questions: SALES, requests: SALES, inputTokens: SALES * 100, documents: 1 });
    expect((await read('group')).rows).toMatchObject([{ name: 'Vertrieb', people: SALES, inputTokens: SALES * 100 }]);
  });

  it('is shown by group to an administrator, and as a file, but never by person', async () => {
    const { page, faults, close } = await open({ locale: 'de' });
    await page.getByRole('rowheader', { name: 'Vertrieb' }).waitFor();
    expect(await page.getByText('Leitung', { exact: true }).count()).toBe(0);
    await page.getByText('1 Gruppe wird nicht gezeigt.').waitFor();
    expect(await page.getByRole('radio', { name: 'Person', exact: true }).count()).toBe(0);
    await check(page, 'groups');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Als CSV speichern: Summen nach Gruppe' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffGruppe;Fragen;Anfragen;Gelesene Token;Geschriebene Token;Neue Dokumente;Gespeichert');
    expect(lines[2]).toMatch(/^Vertrieb;5;5;500;\d+;1;\d+$/);
    await page.getByLabel('Größe').selectOption('tokens');
    await choose(page, 'Nach', 'Modell');
    await page.getByRole('rowheader', { name: 'testmodell' }).waitFor();
    await page.getByRole('button', { name: 'Tabelle zeigen' }).click();
    await page.getByRole('columnheader', { name: 'Tag (UTC)' }).waitFor();
    await check(page, 'models');
    expect(faults).toEqual([]);
    await close();
  });

  it('names people only after the house decided so, in either language, in the dark and on a phone', async () => {
    expect((await boss.call('GET', `/api/usage?from=${today()}&to=${today()}&by=user`)).status).toBe(403);
    await councilMode(false);
    const { page, faults, close } = await open({ locale: 'en', dark: true, width: 360 });
    await choose(page, 'By', 'Person');
    await page.getByRole('rowheader', { name: 'person1' }).waitFor();
    await check(page, 'people-phone-dark');
    expect(faults).toEqual([]);
    await close();
    await councilMode(true);
  });

  it('goes with a person who is deleted', async () => {
    const { items } = await boss.ok('GET', '/api/users?q=person1');
    await boss.ok('DELETE', `/api/users/${items[0].id}`);
    await waitFor(
      'the person being gone',
      async () => (await boss.call('GET', `/api/users/${items[0].id}`)).status === 404,
      60_000,
    );
    expect((await read('model')).total.requests).toBe(SALES - 1);
  });

  it('is hidden from everybody else', async () => {
    const other = await signIn(product, 'person2@firma.example', 'noch ein gutes Wort 7');
    expect((await other.call('GET', `/api/usage?from=${today()}&to=${today()}&by=model`)).status).toBe(403);
  });
});
