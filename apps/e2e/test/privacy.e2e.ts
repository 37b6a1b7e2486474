import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openContext, pageFaults, sendSignIn, type Look } from '../src/browser.ts';
import { newUser, signIn, type Client } from '../src/client.ts';
import { forms } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';

const REASON = 'Rechtsstreit 12 O 34/26';

describe.each(forms('chromium'))('data protection at the browser, %s form', (form) => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let boss: Client;
  let person: Client;
  let personId: string;

  const look = async (name: string): Promise<void> => {
    expect({ page: name, faults: await pageFaults(page, `${form}-privacy-${name}`) }).toEqual({ page: name, faults: [] });
  };
  const enter = async (email: string, password: string): Promise<void> => {
    await sendSignIn(page, product.url, { email, password });
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  };

  beforeAll(async () => {
    product = await startProduct(form);
    boss = await signIn(product);
    person = await newUser(product, boss, 'anna@firma.example');
    personId = (await person.ok('GET', '/api/me')).id as string;
    await person.ok('POST', '/api/chats', { title: 'Ein Gespräch' });
    const { id } = await boss.ok('POST', '/api/groups', { name: 'Buchhaltung' });
    await boss.ok('PUT', `/api/groups/${id}/members/${personId}`);
    browser = await launchBrowser();
    ({ context, page, faults } = await openContext(browser, { locale: 'de' }));
    await enter(admin.email, admin.password);
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
    await product.remove();
  });

  it('keeps for ever until somebody decides otherwise, who sees first what that deletes', async () => {
    await page.goto(`${product.url}/settings/privacy`);
    await page.getByRole('heading', { name: 'Regeln des Hauses' }).waitFor();
    expect(await page.getByText('Unbegrenzt').count()).toBe(2);
    await look('page');
    await page.getByRole('button', { name: 'Ändern: Chats aufbewahren' }).click();
    await page.getByText('Einige Tage').click();
    await page.getByRole('button', { name: 'Zeigen, was das löscht' }).click();
    await page.getByText(/Bitte geben Sie eine ganze Zahl|ganze Zahl/).waitFor();
    await page.getByLabel('Anzahl der Tage').fill('90');
    await look('rule');
    await page.getByRole('button', { name: 'Zeigen, was das löscht' }).click();
    await page.getByText('Heute würde dadurch nichts gelöscht.').waitFor({ timeout: 20_000 });
    await look('preview');
    await page.getByRole('button', { name: 'Regel speichern' }).click();
    await page.getByText('90 Tage').waitFor();
    await page.getByText(/Gerade wurde eine Regel geändert: Vor .* wird nichts gelöscht/).waitFor();
    const { items } = await boss.ok('GET', '/api/settings');
    expect(items.find(({ key }: { key: string }) => key === 'privacy.keepChatDays').value).toBe(90);
  });

  it('makes an exception for a group, and takes it back', async () => {
    await page.getByRole('button', { name: 'Ausnahme hinzufügen' }).click();
    await page.getByLabel('Gruppe', { exact: true }).selectOption({ label: 'Buchhaltung' });
    await look('exception');
    await page.getByRole('button', { name: 'Zeigen, was das löscht' }).click();
    await page.getByText('Heute würde dadurch nichts gelöscht.').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Regel speichern' }).click();
    await page.getByText('Chats: Unbegrenzt · 1 Mitglied').waitFor();
    await look('exceptions');
    const own = await person.ok('GET', '/api/me/retention');
    expect(own.items[0]).toEqual({ part: 'chat', keepDays: null, groups: ['Buchhaltung'] });
    await page.getByRole('button', { name: 'Entfernen: Chats, Buchhaltung' }).click();
    await page.getByText('Heute würde dadurch nichts gelöscht.').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Entfernen', exact: true }).last().click();
    await page.getByText('Es gibt keine Ausnahmen.').waitFor();
  });

  it('places a legal hold on a person, who then sees that nothing can be deleted', async () => {
    await page.goto(`${product.url}/settings/users/${personId}`);
    await page.getByRole('button', { name: 'Löschsperre setzen' }).click();
    await page.getByLabel('Grund').fill(REASON);
    await look('hold-dialog');
    await page.getByRole('button', { name: 'Löschsperre setzen' }).click();
    await page.getByRole('button', { name: 'Sperre aufheben' }).waitFor();
    await look('hold');
    await page.goto(`${product.url}/settings/privacy`);
    await page.getByText(REASON).waitFor();
    expect((await boss.call('DELETE', `/api/users/${personId}`)).body.code).toBe('LEGAL_HOLD');
  });

  it.each([
    { name: 'light', dark: false, width: 1280, locale: 'de' },
    { name: 'dark', dark: true, width: 1280, locale: 'de' },
    { name: 'phone', dark: false, width: 360, locale: 'de' },
    { name: 'phone-dark', dark: true, width: 360, locale: 'en' },
  ] as const)('can be read in all looks: $name', async ({ name, dark, width, locale }) => {
    await context.close();
    ({ context, page, faults } = await openContext(browser, { locale, dark, width }));
    await enter(admin.email, admin.password);
    await page.goto(`${product.url}/settings/privacy`);
    await page.getByText(REASON).waitFor();
    await look(`look-${name}`);
    await page.getByText(REASON).scrollIntoViewIfNeeded();
    await look(`lower-${name}`);
    await enterAsPerson({ locale, dark, width });
    await page.goto(`${product.url}/settings/profile`);
    await page.getByText(/Nichts davon wird gelöscht|nothing of it is deleted/).waitFor();
    await look(`own-${name}`);
    expect(faults).toEqual([]);
  });

  /** In a browser of her own: the page before may still renew its session. */
  const enterAsPerson = async (kind: Look): Promise<void> => {
    expect(faults).toEqual([]);
    await context.close();
    ({ context, page, faults } = await openContext(browser, kind));
    await enter('anna@firma.example', 'noch ein gutes Wort 7');
  };
});
