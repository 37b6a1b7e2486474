import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openContext, pageFaults, sendSignIn } from '../src/browser.ts';
import { Client, newUser, signIn } from '../src/client.ts';
import { forms } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';
import { totp } from '../src/totp.ts';

const EMAIL = 'anna@firma.example';
const PASSWORD = 'noch ein gutes Wort 7';
const NEW_PASSWORD = 'ein ganz anderes Wort 8';

describe.each(forms('chromium'))('a person who looks after the own account, %s form', (form) => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  let secret = '';
  let recoveryCode = '';

  const look = async (name: string): Promise<void> => {
    expect({ page: name, faults: await pageFaults(page, `${form}-${name}`) }).toEqual({ page: name, faults: [] });
  };
  const enter = (password: string): Promise<void> => sendSignIn(page, product.url, { email: EMAIL, password });
  const leave = async (): Promise<void> => {
    await context.clearCookies();
    await page.evaluate(() => localStorage.clear());
  };

  beforeAll(async () => {
    product = await startProduct(form);
    await newUser(product, await signIn(product), EMAIL);
    browser = await launchBrowser();
    ({ context, page, faults } = await openContext(browser, { locale: 'de' }));
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
    await product.remove();
  });

  it('sees the devices in words, and signs the others out', async () => {
    await signIn(product, EMAIL, PASSWORD);
    await enter(PASSWORD);
    await page.waitForURL(`${product.url}/`);
    await page.goto(`${product.url}/settings/security`);
    await page.getByText('Chrome unter Linux').first().waitFor();
    await page.getByText('Dieses Gerät', { exact: true }).waitFor();
    await look('security');
    await page.getByRole('button', { name: 'Alle anderen abmelden' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Alle anderen abmelden' }).click();
    await page
      .getByText(/Geräte? abgemeldet/)
      .first()
      .waitFor();
    await page.getByText('Unbekanntes Programm').first().waitFor({ state: 'detached' });
  });

  it('makes an API key with rights in words, and it works until it is deleted', async () => {
    await page.getByRole('button', { name: 'Schlüssel erstellen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Schlüssel erstellen' }).click();
    await dialog.getByText('Wählen Sie mindestens ein Recht.').waitFor();
    await dialog.getByLabel('Wofür ist er?').fill('Ticketsystem');
    await dialog.getByRole('group', { name: 'Dokumente und Suche' }).getByLabel('benutzen').check();
    await look('api-key-new');
    await dialog.getByRole('button', { name: 'Schlüssel erstellen' }).click();
    const key = await page.getByRole('textbox', { name: 'Ihr neuer Schlüssel' }).inputValue();
    expect(key).toMatch(/^ask_/);
    await look('api-key-made');
    await page.getByRole('button', { name: 'Ich habe ihn gespeichert' }).click();
    await page.getByText('Darf: Dokumente und Suche: benutzen').waitFor();
    const program = new Client(product.url, key);
    expect((await program.call('GET', '/api/collections')).status).toBe(200);
    expect((await program.call('GET', '/api/chats')).status).toBe(403);
    await look('api-keys');
    await page.getByRole('button', { name: 'Schlüssel Ticketsystem löschen' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Löschen' }).click();
    await page.getByText('Sie haben keine API-Schlüssel.').waitFor();
    expect((await program.call('GET', '/api/collections')).status).toBe(401);
  });

  it('sets up a second factor with an app, by keyboard', async () => {
    await page.getByRole('button', { name: 'Einrichten' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Passwort', { exact: true }).fill('falsch falsch');
    await page.keyboard.press('Enter');
    await dialog.getByText('Das Passwort stimmt nicht.').waitFor();
    await dialog.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.getByRole('img', { name: 'QR-Code für die Authenticator-App' }).waitFor();
    await dialog.getByText('Das Bild lässt sich nicht scannen?').click();
    secret = (await dialog.locator('details p').innerText()).replaceAll(' ', '');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    await look('second-factor-scan');
    await dialog.getByLabel('Sechsstelliger Code aus der App').fill('000000');
    await page.keyboard.press('Enter');
    await dialog.getByText(/Der Code stimmt nicht/).waitFor();
    await dialog.getByLabel('Sechsstelliger Code aus der App').fill(totp(secret, -1));
    await page.keyboard.press('Enter');
    await dialog.getByText('Ihre Rolle').waitFor({ state: 'detached' });
    await dialog.getByRole('listitem').first().waitFor();
    recoveryCode = await dialog.getByRole('listitem').first().innerText();
    expect(await dialog.getByRole('listitem').count()).toBe(10);
    await look('second-factor-codes');
    await dialog.getByRole('button', { name: 'Fertig' }).click();
    await dialog.getByText('Bitte bewahren Sie die Codes zuerst auf.').waitFor();
    await dialog.getByLabel('Ich habe die Codes sicher aufbewahrt.').check();
    await dialog.getByRole('button', { name: 'Fertig' }).click();
    await page.getByText('Noch 10 Wiederherstellungscodes').waitFor();
    await look('security-protected');
  });

  it('signs in with password and code, and with a recovery code when the phone is lost', async () => {
    await leave();
    await enter(PASSWORD);
    await page.getByRole('heading', { name: 'Zweiter Schritt' }).waitFor();
    await look('second-step');
    await page.getByLabel('Code', { exact: true }).fill('123');
    await page.keyboard.press('Enter');
    await page.getByText(/Der Code stimmt nicht/).waitFor();
    await page.getByLabel('Code', { exact: true }).fill(totp(secret));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.url}/`);
    await leave();
    await enter(PASSWORD);
    await page.getByRole('button', { name: /Telefon verloren/ }).click();
    await look('second-step-recovery');
    await page.getByLabel('Wiederherstellungscode').fill(recoveryCode.toUpperCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.url}/`);
  });

  it('sets a new password with a link of the administrator, and finds out that it works once', async () => {
    const boss = await signIn(product);
    const { items } = await boss.ok('GET', '/api/users');
    const { id } = items.find((user: { email: string }) => user.email === EMAIL);
    const { token } = await boss.ok('POST', `/api/users/${id}/password-reset`);
    await leave();
    await page.goto(`${product.url}/password-reset#${token}`);
    await page.getByText(EMAIL).waitFor();
    expect(page.url()).not.toContain(token);
    await look('password-reset');
    await page.getByLabel('Neues Passwort').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/login**');
    await page.goto('about:blank');
    await page.goto(`${product.url}/password-reset#${token}`);
    await page.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' }).waitFor();
    await look('password-reset-over');
    await enter(NEW_PASSWORD);
    await page.getByRole('heading', { name: 'Zweiter Schritt' }).waitFor();
  });

  it('is helped by an administrator, who sees devices and keys but no secrets', async () => {
    const mine = page;
    const boss = await openContext(browser, { locale: 'de' });
    page = boss.page;
    await sendSignIn(page, product.url, admin);
    await page.waitForURL(`${product.url}/`);
    await page.goto(`${product.url}/settings/users`);
    await page.getByRole('link', { name: 'anna' }).click();
    await page.getByRole('button', { name: 'Geräte und Schlüssel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zugänge von anna' });
    await dialog.getByText('Auf keinem Gerät angemeldet.').waitFor();
    await look('user-access');
    await dialog.getByRole('button', { name: 'Link für ein neues Passwort' }).click();
    const link = await page.getByRole('textbox', { name: 'Link für ein neues Passwort' }).inputValue();
    expect(link).toContain(`${product.url}/password-reset#`);
    await look('user-reset-link');
    await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click();
    await dialog.getByRole('button', { name: 'Zweiten Faktor zurücksetzen' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Zweiten Faktor zurücksetzen' }).click();
    await page.getByText('Zweiter Faktor zurückgesetzt', { exact: true }).waitFor();
    expect(boss.faults).toEqual([]);
    page = mine;
    await boss.context.close();
    await enter(NEW_PASSWORD);
    await page.waitForURL(`${product.url}/`);
    await leave();
  });

  it('learns where to turn to without mail', async () => {
    await page.goto(`${product.url}/login`);
    await page.getByRole('link', { name: 'Passwort vergessen?' }).click();
    await page.getByLabel('E-Mail-Adresse').fill(admin.email);
    await page.keyboard.press('Enter');
    await page.getByText(/verschickt keine E-Mails/).waitFor();
    await look('password-reset-no-mail');
  });

  it.each([
    { locale: 'en' as const, dark: true, width: 1280, name: 'en-dark' },
    { locale: 'de' as const, dark: false, width: 360, name: 'de-phone' },
    { locale: 'en' as const, dark: true, width: 360, name: 'en-dark-phone' },
  ])('looks right as $name', async ({ locale, dark, width, name }) => {
    const boss = await signIn(product);
    await boss.ok('PATCH', '/api/me', { locale });
    await boss.ok('POST', '/api/me/api-keys', { name: 'Helpdesk', scopes: ['rag.use', 'helpdesk.use', 'users.administer'] });
    const other = await openContext(browser, { locale, dark, width });
    const mine = page;
    page = other.page;
    await sendSignIn(page, product.url, admin);
    await page.waitForURL(`${product.url}/`);
    await page.goto(`${product.url}/settings/security`);
    await page.getByText(/ask_/).first().waitFor();
    await look(`security-${name}`);
    await page.getByRole('button', { name: locale === 'de' ? 'Schlüssel erstellen' : 'Create key' }).click();
    await page.getByRole('dialog').waitFor();
    await look(`api-key-new-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: locale === 'de' ? 'Einrichten' : 'Set up' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(locale === 'de' ? 'Passwort' : 'Password', { exact: true })
      .fill(admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /QR/ }).waitFor();
    await look(`second-factor-scan-${name}`);
    expect(other.faults).toEqual([]);
    page = mine;
    await other.context.close();
  });

  it('never broke the content security policy or threw', () => {
    expect(faults).toEqual([]);
  });
});
