import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openContext, pageFaults, sendSignIn } from '../src/browser.ts';
import { signIn, type Client } from '../src/client.ts';
import { forms } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';
import { totp } from '../src/totp.ts';

const EMAIL = 'berta@firma.example';
const PASSWORD = 'noch ein gutes Wort 7';

describe.each(forms('chromium'))('an invitation, from the administrator to the first question, %s form', (form) => {
  let product: Product;
  let boss: Client;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let link = '';

  const look = async (name: string): Promise<void> => {
    expect({ page: name, faults: await pageFaults(page, `${form}-${name}`) }).toEqual({ page: name, faults: [] });
  };
  const enter = async (): Promise<void> => {
    await sendSignIn(page, product.url, admin);
    await page.waitForURL(`${product.url}/`);
  };

  beforeAll(async () => {
    product = await startProduct(form);
    boss = await signIn(product);
    await boss.ok('POST', '/api/roles', { name: 'Personalabteilung', permissions: ['chat.use', 'rag.use'], secondFactor: true });
    await boss.ok('POST', '/api/groups', { name: 'Betriebsrat' });
    browser = await launchBrowser();
    ({ context, page, faults } = await openContext(browser, { locale: 'de' }));
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
    await product.remove();
  });

  it('is written by an administrator, by keyboard, and gives a link to hand over', async () => {
    await enter();
    await page.goto(`${product.url}/settings/invitations`);
    await page.getByText('Keine offenen Einladungen').waitFor();
    await look('invitations-none');
    await page.getByRole('button', { name: 'Person einladen' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Einladen', exact: true }).click();
    await dialog.getByText('Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@firma.de.').waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('Berta Beispiel');
    await dialog.getByLabel('E-Mail-Adresse').fill(EMAIL);
    await dialog.getByLabel('Rolle').selectOption({ label: 'Personalabteilung' });
    await dialog.getByLabel('Betriebsrat').check();
    await look('invite');
    await page.keyboard.press('Enter');
    link = await page.getByRole('textbox', { name: 'Link für Berta Beispiel' }).inputValue();
    expect(link).toContain(`${product.url}/invitation#`);
    await look('invitation-link');
    await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click();
    await page.getByRole('list', { name: 'Offene Einladungen' }).getByText('Personalabteilung').waitFor();
    await look('invitations');
  });

  it('is renewed, which ends the link before, and another is taken back', async () => {
    const before = link;
    await page.getByRole('button', { name: `Aktionen für die Einladung an ${EMAIL}` }).click();
    await page.getByRole('menuitem', { name: 'Neuen Link zum Übergeben' }).click();
    link = await page.getByRole('textbox', { name: 'Link für Berta Beispiel' }).inputValue();
    expect(link).not.toBe(before);
    await boss.ok('POST', '/api/invitations', {
      email: 'carl@firma.example',
      name: 'Carl',
      role: 'user',
      groups: [],
      delivery: 'link',
    });
    await page.reload();
    await page.getByRole('button', { name: 'Aktionen für die Einladung an carl@firma.example' }).click();
    await page.getByRole('menuitem', { name: 'Zurücknehmen' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Zurücknehmen' }).click();
    await page.getByText('Einladung zurückgenommen', { exact: true }).waitFor();
    await page.getByText('carl@firma.example').waitFor({ state: 'detached' });
    const guest = await openContext(browser, { locale: 'de' });
    await guest.page.goto(before);
    await guest.page.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' }).waitFor();
    await guest.context.close();
  });

  it('opens the account of the guest, who sets up the second factor that the role asks for, and is in', async () => {
    const guest = await openContext(browser, { locale: 'de' });
    const mine = page;
    page = guest.page;
    await page.goto(link);
    await page.getByText(EMAIL).waitFor();
    expect(page.url()).not.toContain('#');
    expect(await page.getByLabel('Ihr Name').inputValue()).toBe('Berta Beispiel');
    await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
    await look('invitation-accept');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.url}/second-factor`);
    await look('second-factor-demanded');
    await page.goto(`${product.url}/documents`);
    await page.waitForURL(`${product.url}/second-factor`);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Das Bild lässt sich nicht scannen?').click();
    const secret = (await page.locator('details p').innerText()).replaceAll(' ', '');
    await page.getByLabel('Sechsstelliger Code aus der App').fill(totp(secret));
    await page.keyboard.press('Enter');
    await page.getByLabel('Ich habe die Codes sicher aufbewahrt.').check();
    await page.getByRole('button', { name: 'Fertig' }).click();
    await page.waitForURL(`${product.url}/`);
    await look('invitation-in');
    const { items } = await boss.ok('GET', '/api/users');
    expect(items.find((user: { email: string }) => user.email === EMAIL).roleName).toBe('Personalabteilung');
    expect((await boss.ok('GET', '/api/invitations')).items).toEqual([]);
    expect(guest.faults).toEqual([]);
    page = mine;
    await guest.context.close();
  });

  it.each([
    { locale: 'en' as const, dark: true, width: 1280, name: 'en-dark' },
    { locale: 'de' as const, dark: false, width: 360, name: 'de-phone' },
    { locale: 'en' as const, dark: true, width: 360, name: 'en-dark-phone' },
  ])('looks right as $name', async ({ locale, dark, width, name }) => {
    await boss.ok('PATCH', '/api/me', { locale });
    const { token } = await boss.ok('POST', '/api/invitations', {
      email: `guest-${name}@a-company-with-a-rather-long-name.example`,
      name: 'Donaudampfschifffahrtsgesellschaftskapitän Doktor Eberhard',
      role: 'admin',
      groups: [],
      delivery: 'link',
    });
    const other = await openContext(browser, { locale, dark, width });
    const mine = page;
    page = other.page;
    await page.goto(`${product.url}/invitation#${token}`);
    await page.getByText(`guest-${name}`).waitFor();
    await look(`invitation-accept-${name}`);
    await enter();
    await page.goto(`${product.url}/settings/invitations`);
    await page.getByText(`guest-${name}`).waitFor();
    await look(`invitations-${name}`);
    await page.getByRole('button', { name: locale === 'de' ? 'Person einladen' : 'Invite a person' }).click();
    await page.getByRole('dialog').getByLabel('Betriebsrat').waitFor();
    await look(`invite-${name}`);
    expect(other.faults).toEqual([]);
    page = mine;
    await other.context.close();
  });

  it('never broke the content security policy or threw', () => {
    expect(faults).toEqual([]);
  });
});
