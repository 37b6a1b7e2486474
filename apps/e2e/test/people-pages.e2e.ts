import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, launchBrowser, openContext } from '../src/browser.ts';
import { newUser, signIn, type Client } from '../src/client.ts';
import { forms } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';
import { totp } from '../src/totp.ts';

describe.each(forms('chromium'))('an administrator who changes roles and people, %s form', (form) => {
  let product: Product;
  let boss: Client;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];

  const told = (text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor();
  const confirmDelete = async (what: string): Promise<void> => {
    await page.getByRole('button', { name: 'Löschen', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Löschen' }).click();
    await told(`${what} wurde gelöscht`);
  };

  beforeAll(async () => {
    product = await startProduct(form);
    boss = await signIn(product);
    browser = await launchBrowser();
    ({ context, page, faults } = await openContext(browser, { locale: 'de' }));
    await page.goto(`${product.url}/login`);
    await page.getByLabel('E-Mail-Adresse').fill(admin.email);
    await page.getByLabel('Passwort', { exact: true }).fill(admin.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.url}/`);
  });
  afterAll(async () => {
    await context.close();
    await browser.close();
    await product.remove();
  });

  it('is told that a role was saved, and led back to the list when one is gone', async () => {
    const { id } = await boss.ok('POST', '/api/roles', { name: 'Leser', permissions: ['chat.use'], secondFactor: false });
    await page.goto(`${product.url}/settings/roles/${id}`);
    await page.getByLabel('Name der Rolle').fill('Gäste');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told('Die Rolle „Leser“ wurde gespeichert');
    await confirmDelete('Die Rolle „Gäste“');
    await page.waitForURL('**/settings/roles');
  });

  it('is led back to the list when a group is gone', async () => {
    const { id } = await boss.ok('POST', '/api/groups', { name: 'Vertrieb' });
    await page.goto(`${product.url}/settings/groups/${id}`);
    await confirmDelete('Die Gruppe „Vertrieb“');
    await page.waitForURL('**/settings/groups');
  });

  it('is led back to the list when a person is gone, however fast that was', async () => {
    await newUser(product, boss, 'fritz@firma.example');
    await page.goto(`${product.url}/settings/users`);
    await page.getByRole('link', { name: 'fritz' }).click();
    await page.getByRole('button', { name: 'Endgültig löschen' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('fritz@firma.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Endgültig löschen' }).click();
    await told('fritz wurde mit allen Daten gelöscht');
    await page.waitForURL('**/settings/users');
  });

  it('sets up the own second factor before the own role demands one, and keeps the recovery codes', async () => {
    const known = page.waitForResponse((reply) => reply.url().endsWith('/api/me/second-factor'));
    await page.goto(`${product.url}/settings/roles/admin`);
    await known;
    await page.getByRole('switch').click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zweiten Faktor einrichten' });
    await dialog.getByText(/Sie haben diese Rolle selbst/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const before = await boss.ok('GET', '/api/roles');
    expect(before.items.find((role: { id: string }) => role.id === 'admin').secondFactor).toBe(false);
    await dialog.getByLabel('Passwort', { exact: true }).fill(admin.password);
    await page.keyboard.press('Enter');
    await page.getByText('Das Bild lässt sich nicht scannen?').click();
    const secret = (await page.locator('details p').innerText()).replaceAll(' ', '');
    await page.getByLabel('Sechsstelliger Code aus der App').fill(totp(secret));
    await page.keyboard.press('Enter');
    await page.getByLabel('Ich habe die Codes sicher aufbewahrt.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Bitte bewahren Sie die Codes zuerst auf.').waitFor();
    await page.getByLabel('Ich habe die Codes sicher aufbewahrt.').check();
    await page.getByRole('button', { name: 'Fertig' }).click();
    await told('Die Rolle „Administrator“ wurde gespeichert');
    await page.goto(`${product.url}/settings/audit`);
    await page.getByText('hat die Rolle Administrator geändert').first().waitFor();
    expect(faults).toEqual([]);
  });
});
