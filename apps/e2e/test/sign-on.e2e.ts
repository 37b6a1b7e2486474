import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, artifacts, launchBrowser, openContext } from '../src/browser.ts';
import { Client, signIn } from '../src/client.ts';
import { forms } from '../src/needs.ts';
import { startProduct, type Product } from '../src/product.ts';
import { SignOnProvider } from '../src/sign-on-provider.ts';
import { totp } from '../src/totp.ts';

describe.each(forms('chromium'))('a person who signs in at the company, %s form', (form) => {
  let provider: SignOnProvider;
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];

  const look = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(artifacts, `${form}-sign-on-${name}.png`) });
    expect({ page: name, faults: await accessibilityFaults(page) }).toEqual({ page: name, faults: [] });
  };

  beforeAll(async () => {
    provider = await SignOnProvider.listen();
    product = await startProduct(form, { env: provider.env });
    provider.serve(product.url);
    browser = await launchBrowser();
    ({ context, page, faults } = await openContext(browser, { locale: 'de' }));
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
    await product.remove();
    await provider.close();
  });

  it('gets there by the keyboard and comes back to the page that was wanted, signed in', async () => {
    await page.goto(`${product.url}/settings/profile`);
    await page.waitForURL('**/login?next=**');
    const link = page.getByRole('link', { name: 'Mit Firma-Konto anmelden' });
    await link.waitFor();
    await look('login');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ich bin Paula' }).click();
    await page.waitForURL('**/settings/profile');
    await page.getByLabel('Name', { exact: true }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Paula Person');
    await look('profile');
    await page.goto(`${product.url}/settings/security`);
    await page.getByText('Ihr Passwort ändern Sie dort').waitFor();
    await look('security');
    await page.reload();
    await page.getByText('Ihr Passwort ändern Sie dort').waitFor();
  });

  it('gives the code of a second factor that she set up here', async () => {
    const token = await page.evaluate(async () => {
      const reply = await fetch('/api/auth/refresh', { method: 'POST' });
      return ((await reply.json()) as { accessToken: string }).accessToken;
    });
    const paula = new Client(product.url, token);
    const { id } = await paula.ok('GET', '/api/me');
    const administrator = await signIn(product);
    const role = await administrator.ok('POST', '/api/roles', {
      name: 'Mit Code',
      permissions: ['chat.use'],
      secondFactor: true,
    });
    await administrator.ok('PATCH', `/api/users/${id}`, { role: role.id });
    const arrive = async (): Promise<void> => {
      await context.clearCookies();
      await page.evaluate(() => localStorage.clear());
      await page.goto(`${product.url}/settings/profile`);
      await page.getByRole('link', { name: 'Mit Firma-Konto anmelden' }).click();
      await page.getByRole('link', { name: 'Ich bin Paula' }).click();
    };
    await arrive();
    await page.waitForURL('**/settings/profile');
    const limited = new Client(
      product.url,
      await page.evaluate(async () => {
        const reply = await fetch('/api/auth/refresh', { method: 'POST' });
        return ((await reply.json()) as { accessToken: string }).accessToken;
      }),
    );
    const { secret } = await limited.ok('POST', '/api/me/second-factor/setup', {});
    const { codes } = await limited.ok('POST', '/api/me/second-factor/confirm', { code: totp(secret) });
    await arrive();
    await page.getByRole('heading', { name: 'Zweiter Schritt' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
    await look('code');
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText(/Der Code stimmt nicht/).waitFor();
    await page.getByRole('button', { name: /Telefon verloren/ }).click();
    await page.getByLabel('Wiederherstellungscode').fill(codes[0]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/profile');
    await page.getByLabel('Name', { exact: true }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Paula Person');
  });

  it('reads in words that the provider did not sign her in', async () => {
    await context.clearCookies();
    await page.evaluate(() => localStorage.clear());
    await page.goto(product.url);
    await page.getByRole('link', { name: 'Mit Firma-Konto anmelden' }).click();
    await page.getByRole('link', { name: 'Abbrechen' }).click();
    await page.getByRole('alert').filter({ hasText: 'hat Sie nicht angemeldet' }).waitFor();
    await look('cancelled');
    await page.goto(`${product.url}/login?error=%3Cb%3Ex`);
    await page.getByRole('alert').filter({ hasText: 'nicht angenommen' }).waitFor();
    await page.goto(`${product.url}/login?signedOn=true&next=//evil.example`);
    await page.getByRole('alert').filter({ hasText: 'nicht angenommen' }).waitFor();
    expect(new URL(page.url()).origin).toBe(product.url);
  });

  it('reads that the provider is away, and can still use a password', async () => {
    await product.shutDown();
    await provider.close();
    await product.start();
    await page.goto(`${product.url}/login`);
    await page.getByRole('link', { name: 'Mit Firma-Konto anmelden' }).click();
    await page.getByRole('alert').filter({ hasText: 'gerade nicht erreichbar' }).waitFor();
    await page.getByLabel('E-Mail-Adresse').fill('admin@firma.example');
    await page.getByLabel('Passwort', { exact: true }).fill('ein langes Wort 2026');
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.getByRole('heading', { name: /Guten/ }).waitFor();
    expect(faults).toEqual([]);
  });
});
