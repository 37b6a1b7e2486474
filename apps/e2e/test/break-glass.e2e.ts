import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, artifacts, launchBrowser, openContext } from '../src/browser.ts';
import { newUser, signIn, type Client } from '../src/client.ts';
import { answered, ask } from '../src/flows.ts';
import { forms } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';

const QUESTION = 'Wo steht das Geheimwort Zitronenfalter?';
const REASON = 'Verdacht auf Weitergabe von Kundendaten, Fall 2026-17';
const PASSWORD = 'noch ein gutes Wort 7';

describe.each(forms('chromium'))('two administrators who read somebody’s chats, %s form', (form) => {
  let product: Product;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  let chief: Page;
  let second: Page;
  let anna: Page;
  let client: Client;

  const person = async (email: string, password: string): Promise<Page> => {
    const opened = await openContext(browser, { locale: 'de' });
    contexts.push(opened.context);
    faults.push(opened.faults);
    await opened.page.goto(product.url);
    await opened.page.getByLabel('E-Mail-Adresse').fill(email);
    await opened.page.getByLabel('Passwort', { exact: true }).fill(password);
    await opened.page.keyboard.press('Enter');
    await opened.page.getByRole('heading', { name: /Guten Tag/ }).waitFor();
    return opened.page;
  };
  const look = async (page: Page, name: string): Promise<void> => {
    await page.screenshot({ path: join(artifacts, `${form}-${name}.png`) });
    expect({ page: name, faults: await accessibilityFaults(page) }).toEqual({ page: name, faults: [] });
  };

  beforeAll(async () => {
    product = await startProduct(form);
    browser = await launchBrowser();
    client = await signIn(product);
    await newUser(product, client, 'vera@firma.example', 'admin');
    const owner = await newUser(product, client, 'anna@firma.example');
    const { chatId, answerId } = await ask(owner, QUESTION);
    await answered(owner, chatId, answerId);
    chief = await person(admin.email, admin.password);
    second = await person('vera@firma.example', PASSWORD);
    anna = await person('anna@firma.example', PASSWORD);
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    await product.remove();
  });

  it('begins with a request for one person, with a reason', async () => {
    await chief.goto(`${product.url}/settings/audit/access`);
    await chief.getByRole('heading', { name: 'Es wurde noch nie Einsicht beantragt' }).waitFor();
    await look(chief, 'access-empty');
    await chief.getByRole('button', { name: 'Einsicht beantragen' }).click();
    await chief.getByRole('button', { name: 'Antrag stellen' }).click();
    await chief.getByText('Bitte wählen Sie eine Person aus der Liste.').waitFor();
    await chief.getByLabel('Um wessen Chats geht es?').fill('anna');
    await chief.getByRole('option', { name: /anna@firma.example/ }).click();
    await chief.getByLabel('Begründung').fill(REASON);
    await look(chief, 'access-request');
    await chief.getByRole('button', { name: 'Antrag stellen' }).click();
    await chief.getByText('Wartet auf Entscheidung').waitFor();
    expect(await chief.getByRole('button', { name: 'Zustimmen' }).count()).toBe(0);
    expect(await chief.getByRole('link', { name: 'Lesen', exact: true }).count()).toBe(0);
  });

  it('waits for the second administrator, who is asked at the top of every page', async () => {
    await second.reload();
    await second.getByRole('link', { name: 'Zu den Anträgen' }).click();
    await second.getByText(REASON).waitFor();
    await second.getByRole('button', { name: 'Zustimmen' }).click();
    await look(second, 'access-approve');
    await second.getByRole('alertdialog').getByRole('button', { name: 'Zustimmen' }).click();
    await second.getByText('Offen', { exact: true }).waitFor();
  });

  it('shows the requester list and messages, and nobody else anything', async () => {
    await chief.reload();
    await chief.getByRole('link', { name: 'Lesen', exact: true }).click();
    await chief.getByRole('button', { name: new RegExp('Geheimwort') }).click();
    await chief.getByText(QUESTION).waitFor();
    await look(chief, 'access-read');
    await second.goto(chief.url());
    await second.getByText('Es wird nichts mehr gezeigt').waitFor();
    expect(await second.getByRole('main').innerText()).not.toContain('Geheimwort');
  });

  it('is told to the person until she confirms, with what was opened', async () => {
    await anna.reload();
    const banner = anna.getByRole('complementary', { name: 'Hinweis auf Einsicht in Ihre Chats' });
    await banner.waitFor();
    await banner.getByRole('button', { name: 'Einzelheiten' }).click();
    await anna.getByText(REASON).waitFor();
    await anna
      .getByRole('dialog')
      .getByRole('link', { name: /Geheimwort/ })
      .waitFor();
    await look(anna, 'access-notice');
    await anna.getByRole('button', { name: 'Zur Kenntnis genommen' }).click();
    await banner.waitFor({ state: 'detached' });
    await anna.reload();
    await anna.getByRole('heading', { name: /Guten Tag/ }).waitFor();
    expect(await banner.count()).toBe(0);
  });

  it('ends when one of the two ends it, also for a page that is open', async () => {
    await second.goto(`${product.url}/settings/audit/access`);
    await second.getByRole('button', { name: 'Einsicht beenden' }).click();
    await second.getByRole('alertdialog').getByRole('button', { name: 'Einsicht beenden' }).click();
    await second.getByText('Beendet', { exact: true }).waitFor();
    await chief.getByRole('button', { name: 'Zurück zu den Chats' }).click();
    await chief.reload();
    await chief.getByText('Es wird nichts mehr gezeigt').waitFor();
  });

  it('stands in the audit log in words, which can be filtered, verified and taken along', async () => {
    await chief.goto(`${product.url}/settings/audit?topic=break_glass`);
    await chief
      .getByText(/hat Chats von anna angesehen/)
      .first()
      .waitFor();
    const entries = chief.getByRole('list', { name: 'Einträge des Protokolls' });
    expect(await entries.innerText()).toContain('vera hat zugestimmt');
    await entries.getByRole('button', { name: /hat Einsicht in die Chats von anna beantragt/ }).click();
    await chief.getByRole('dialog').getByText(REASON).waitFor();
    await look(chief, 'audit-entry');
    await chief.keyboard.press('Escape');
    await chief.getByRole('button', { name: 'Jetzt prüfen' }).click();
    await chief.getByText(/Zuletzt geprüft am .* von/).waitFor();
    await look(chief, 'audit-log');
    const [download] = await Promise.all([
      chief.waitForEvent('download'),
      chief.getByRole('button', { name: 'Exportieren' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^audit-.*\.jsonl$/);
    expect(faults.flat()).toEqual([]);
  });
});
