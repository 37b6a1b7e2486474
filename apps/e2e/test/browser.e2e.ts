import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, artifacts, launchBrowser, openContext } from '../src/browser.ts';
import { signIn } from '../src/client.ts';
import { handbook } from '../src/flows.ts';
import { startModel, type ModelServer } from '../src/model-server.ts';
import { documentsFolder, forms } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';

const FACT = 'Die Wartungsnummer der Anlage KX-7741 lautet 58213.';
const QUESTION = 'Wie lautet die Wartungsnummer der Anlage KX-7741?';

describe.each(forms('chromium'))('a person at the browser, %s form', (form) => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let model: ModelServer;
  const folder = mkdtempSync(join(tmpdir(), 'assist-browser-'));

  const look = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(artifacts, `${form}-${name}.png`) });
    expect({ page: name, faults: await accessibilityFaults(page) }).toEqual({ page: name, faults: [] });
  };
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  beforeAll(async () => {
    product = await startProduct(form, { withoutAdmin: true });
    model = await startModel();
    browser = await launchBrowser();
    ({ context, page, faults } = await openContext(browser, { locale: 'de' }));
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
    model.close();
    await product.remove();
  });

  it('makes the administrator on the first-run page, which then never comes again', async () => {
    await page.goto(product.url);
    await page.waitForURL('**/setup');
    await page.getByLabel('Ihr Name').fill(admin.name);
    await look('setup');
    await page.getByLabel('E-Mail-Adresse').fill(admin.email);
    await page.getByLabel('Passwort', { exact: true }).fill(admin.password);
    await page.getByRole('button', { name: 'Administrator anlegen und starten' }).click();
    await page.getByRole('heading', { name: /Guten Tag/ }).waitFor();
    await look('welcome');
    const stranger = await openContext(browser, { locale: 'de' });
    await stranger.page.goto(`${product.url}/setup`);
    await stranger.page.waitForURL('**/login');
    await stranger.context.close();
  });

  it('takes several documents at once and shows each becoming searchable, or why not', async () => {
    await page.getByRole('link', { name: 'Dokumente', exact: true }).click();
    await page.getByRole('heading', { name: 'Noch keine Dokumente' }).waitFor();
    await look('documents-empty');
    const files = [
      file('KX-7741 Handbuch.md', handbook('KX-7741', FACT)),
      file('Notizen.txt', 'Die Kantine öffnet um 11 Uhr 45. Dienstags gibt es Suppe.'),
      file('kaputt.docx', 'PK\u0003\u0004 nothing'),
    ];
    const pdf = join(documentsFolder() ?? '', 'debian__developers-reference.de.pdf');
    if (existsSync(pdf)) files.push(pdf);
    await page.locator('input[type=file]').first().setInputFiles(files);
    await page.getByText(/beschädigt/).waitFor({ timeout: 60_000 });
    await page
      .getByText(/durchsuchbar gemacht|Wird gelesen|Wartet|wird vorbereitet|werden vorbereitet/)
      .first()
      .waitFor({ state: 'detached', timeout: 120_000 });
    for (const name of ['KX-7741 Handbuch.md', 'Notizen.txt']) await page.getByText(name, { exact: true }).first().waitFor();
    await look('documents');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([file('Kopie.md', handbook('KX-7741', FACT))]);
    await page.getByText('Dieser Inhalt ist schon da, als „KX-7741 Handbuch.md“').waitFor();
    await look('document-known');
    await page.getByRole('button', { name: '„Kopie.md“ aus der Liste entfernen' }).click();
  });

  it('answers with a source that opens the document at the marked passage', async () => {
    await page.getByRole('link', { name: 'Neuer Chat' }).first().click();
    await page.getByLabel('Ihre Frage').fill(QUESTION);
    await page.keyboard.press('Enter');
    const source = page.getByRole('button', { name: /^Quelle 1:/ }).first();
    await source.waitFor({ timeout: 30_000 });
    await page
      .getByText(/kein Sprachmodell zur Verfügung/)
      .first()
      .waitFor();
    expect(await page.getByRole('main').innerText()).toContain('58213');
    await look('answer-without-model');
    await source.click();
    await page.locator('mark', { hasText: '58213' }).first().waitFor();
    await look('source-text');
    await page.keyboard.press('Escape');
    await page.locator('mark').first().waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('heading', { name: /Guten Tag/ }).waitFor();
  });

  it('finds the chat again after a reload, with its messages', async () => {
    await page.goto(product.url);
    await page
      .getByRole('link', { name: new RegExp('Wartungsnummer') })
      .first()
      .click();
    await page.getByText('58213').first().waitFor();
  });

  it('connects a model with a live test, and the same question is answered by it', async () => {
    await page.goto(`${product.url}/settings/models`);
    await page.getByRole('button', { name: 'Verbindung hinzufügen' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Art der Verbindung').selectOption('openai-compatible');
    await dialog.getByLabel('Adresse des Servers').fill(model.url);
    await dialog.getByRole('combobox', { name: 'Modell' }).fill('testmodell');
    await dialog.getByRole('button', { name: 'Verbindung testen' }).click();
    await dialog.getByText(/Es funktioniert/).waitFor();
    await look('model-test');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Verbindung gespeichert', { exact: true }).waitFor();
    await look('models');
    await page.getByRole('link', { name: 'Neuer Chat' }).first().click();
    await page.getByLabel('Ihre Frage').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.getByText('Sie lautet 58213', { exact: false }).first().waitFor({ timeout: 30_000 });
    expect(model.lastPrompt()).toContain(FACT);
    await look('answer-with-model');
  });

  it('goes on after a reload in the middle of an answer, and stops when told', async () => {
    model.slow = true;
    await page.getByRole('link', { name: 'Neuer Chat' }).first().click();
    await page.getByLabel('Ihre Frage').fill('Erzählen Sie ausführlich von der Anlage KX-7741.');
    await page.keyboard.press('Enter');
    await page.getByText('Wort 3 ', { exact: false }).waitFor({ timeout: 30_000 });
    await page.reload();
    await page.getByText('Wort 12 ', { exact: false }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /Antwort stoppen/ }).click();
    await page.getByText('Sie haben diese Antwort gestoppt.').waitFor();
    await expect.poll(() => model.open(), { timeout: 5000 }).toBe(0);
    expect(await page.getByRole('main').innerText()).toContain('Wort 12');
    model.slow = false;
  });

  it('opens a PDF at the page of the passage', async () => {
    if (documentsFolder() === undefined) return;
    const parts: number[] = [];
    page.on('response', (response) => {
      if (/\/api\/documents\/[^/]+\/file$/.test(response.url())) parts.push(response.status());
    });
    await page.goto(`${product.url}/documents`);
    await page.getByLabel('In dieser Sammlung suchen').fill('Paket verwaisen Betreuer');
    await page.keyboard.press('Enter');
    await page
      .getByText(/Fundstelle/)
      .first()
      .waitFor();
    await page
      .getByRole('main')
      .getByText(/Seite \d+/)
      .first()
      .click();
    await page.locator('canvas').first().waitFor({ timeout: 30_000 });
    const mark = page.locator('[data-mark]').first();
    await mark.waitFor();
    const height = page.viewportSize()?.height ?? 0;
    await expect
      .poll(async () => ((await mark.boundingBox())?.y ?? -1) / height)
      .toSatisfy((place: number) => place > 0 && place < 1);
    // It comes in the parts that are looked at.
    expect([...new Set(parts)]).toEqual([206]);
    await page.waitForTimeout(1500);
    await look('source-pdf');
  });

  it('shows while typing which words of a passage fit', async () => {
    await page.goto(`${product.url}/documents`);
    await page.getByLabel('In dieser Sammlung suchen').pressSequentially('Wartungsnummern');
    await page.locator('mark', { hasText: 'Wartungsnummer' }).first().waitFor();
    await look('search');
  });

  it('keeps what one person typed from the next one in the same tab', async () => {
    const next = { email: 'naechste@firma.example', password: 'ein anderes Wort 2026', name: 'Nele Nächste', role: 'user' };
    await (await signIn(product)).ok('POST', '/api/users', next);
    const shared = await openContext(browser, { locale: 'de' });
    const enter = async ({ email, password }: { email: string; password: string }): Promise<void> => {
      await shared.page.getByLabel('E-Mail-Adresse').fill(email);
      await shared.page.getByLabel('Passwort', { exact: true }).fill(password);
      await shared.page.keyboard.press('Enter');
      await shared.page.getByLabel('Ihre Frage').waitFor();
    };
    await shared.page.goto(product.url);
    await enter(admin);
    await shared.page
      .getByRole('link', { name: /Wartungsnummer/ })
      .first()
      .click();
    await shared.page.waitForURL('**/chats/*');
    await shared.page.getByLabel('Ihre Frage').fill('Nur für mich');
    await shared.context.clearCookies();
    await shared.page.reload();
    await shared.page.waitForURL('**/login**');
    await enter(next);
    expect(new URL(shared.page.url()).pathname).toBe('/');
    expect(await shared.page.getByLabel('Ihre Frage').inputValue()).toBe('');
    expect(await shared.page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('Nur für mich');
    await shared.context.close();
  });

  it('deletes a document and a chat after a question', async () => {
    await page.goto(`${product.url}/documents`);
    await page.getByRole('button', { name: 'Aktionen für „kaputt.docx“' }).click();
    await page.getByRole('menuitem', { name: 'Löschen' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Löschen' }).click();
    await page.getByText('„kaputt.docx“ gelöscht', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Aktionen für „kaputt.docx“' }).waitFor({ state: 'detached' });
  });

  it.each([
    ['settings/profile', 'profile'],
    ['settings/users', 'users'],
    ['settings/licence', 'licence'],
    ['gibt-es-nicht', 'not-found'],
  ])('shows %s without an accessibility fault', async (path, name) => {
    await page.goto(`${product.url}/${path}`);
    await page.getByRole('heading').first().waitFor();
    await page.waitForTimeout(400);
    await look(name);
  });

  it.each([
    { locale: 'en' as const, dark: true, width: 1280, name: 'en-dark' },
    { locale: 'de' as const, dark: false, width: 360, name: 'de-phone' },
    { locale: 'en' as const, dark: true, width: 360, name: 'en-dark-phone' },
  ])('looks right as $name', async ({ locale, dark, width, name }) => {
    // What a person has chosen counts more than what the browser prefers.
    await (await signIn(product)).ok('PATCH', '/api/me', { locale });
    const other = await openContext(browser, { locale, dark, width });
    const mine = page;
    page = other.page;
    await page.goto(`${product.url}/login`);
    await page.getByRole('button', { name: locale === 'de' ? 'Anmelden' : 'Sign in' }).waitFor();
    await look(`login-${name}`);
    await page.getByLabel(locale === 'de' ? 'E-Mail-Adresse' : /e-?mail/i).fill(admin.email);
    await page.getByLabel(locale === 'de' ? 'Passwort' : 'Password', { exact: true }).fill(admin.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.url}/`);
    for (const path of ['', 'documents', 'settings/models', 'settings/profile', 'settings/users', 'settings/licence']) {
      await page.goto(`${product.url}/${path}`);
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(400);
      await look(`${path === '' ? 'home' : path.replace('/', '-')}-${name}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([name, path, overflow]).toEqual([name, path, 0]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
    }
    expect(other.faults).toEqual([]);
    page = mine;
    await other.context.close();
  });

  it('never broke the content security policy or threw', () => {
    expect(faults).toEqual([]);
  });

  it('loads nothing from anywhere else', () => {
    const html = readFileSync(new URL('../../web/dist/index.html', import.meta.url), 'utf8');
    expect(html).not.toMatch(/(src|href)="https?:/);
  });
});
