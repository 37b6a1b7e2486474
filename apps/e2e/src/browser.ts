import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromium } from './needs.ts';
import { root } from './product.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where pictures of pages go; no part of the project. */
export const artifacts = join(root, 'artifacts', 'screenshots');

export function launchBrowser(): Promise<Browser> {
  mkdirSync(artifacts, { recursive: true });
  return playwright.launch({ executablePath: chromium() ?? '', headless: true, args: FLAGS });
}

export interface Look {
  readonly locale: 'de' | 'en';
  readonly dark?: boolean;
  readonly width?: number;
}

/** A person's browser: an own profile, and every error of a page is kept. */
export async function openContext(
  browser: Browser,
  look: Look,
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    locale: look.locale === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: look.dark === true ? 'dark' : 'light',
    viewport: { width: look.width ?? 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/i.test(message.text())) faults.push(message.text());
  });
  return { context, page, faults };
}

/** Fills the form of the sign-in by its labels and sends it off; where that leads is for the caller to wait for. */
export async function sendSignIn(
  page: Page,
  url: string,
  person: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel(/^(?:E-Mail-Adresse|Email address)/).fill(person.email);
  await page.getByLabel(/^(?:Passwort|Password)$/).fill(person.password);
  await page.keyboard.press('Enter');
}

/** Takes the picture `name` of the whole page, and tells its faults of accessibility and whether it is too wide. */
export async function pageFaults(page: Page, name: string): Promise<string[]> {
  // What just opened or closed may still be moving.
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(await accessibilityFaults(page)), ...(overflow > 0 ? [`${overflow} pixels wider than the window`] : [])];
}

/** Accessibility faults of what is on the screen, as `rule: element` (WCAG 2.2 A and AA). */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`));
}
