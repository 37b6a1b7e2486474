import type { BrowserName, SystemName } from '@assist/contracts/people';

/** In this order: browsers name those that they want to be taken for, too. */
const BROWSERS: readonly (readonly [BrowserName, RegExp])[] = [
  ['edge', /\b(?:Edg|EdgA|EdgiOS|Edge)\//],
  ['opera', /\b(?:OPR|Opera|OPiOS)[/ ]/],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['safari', /\bVersion\/[\d.]+.* Safari\//],
];

const SYSTEMS: readonly (readonly [SystemName, RegExp])[] = [
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['macos', /\bMac ?OS ?X\b|\bMacintosh\b/],
  ['chromeos', /\bCrOS\b/],
  ['linux', /\bLinux\b|\bX11\b/],
];

/** What a browser says of itself, as far as a person knows it by that. Anybody can say anything: it decides nothing. */
export function deviceWords(userAgent: string | null): {
  readonly browser: BrowserName | null;
  readonly system: SystemName | null;
} {
  const said = (userAgent ?? '').slice(0, 300);
  return {
    browser: BROWSERS.find(([, form]) => form.test(said))?.[0] ?? null,
    system: SYSTEMS.find(([, form]) => form.test(said))?.[0] ?? null,
  };
}
