import { createObservable } from '../store/observable';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED_AS = 'assist.theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

export const theme = createObservable<Theme>(readStored());

/** Applies and remembers the choice; `system` follows the machine from then on. */
export function chooseTheme(next: Theme): void {
  if (next === 'system') localStorage.removeItem(STORED_AS);
  else localStorage.setItem(STORED_AS, next);
  theme.set(next);
  apply();
}

export function followSystemTheme(): void {
  prefersDark.addEventListener('change', apply);
  apply();
}

function apply(): void {
  const choice = theme.get();
  const dark = choice === 'dark' || (choice === 'system' && prefersDark.matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

function readStored(): Theme {
  const stored = localStorage.getItem(STORED_AS);
  return THEMES.find((name) => name === stored) ?? 'system';
}
