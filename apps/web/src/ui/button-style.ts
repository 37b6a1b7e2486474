import { cx } from './cx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md';

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap select-none transition-colors disabled:opacity-50 disabled:cursor-not-allowed';
const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border border-line bg-raised text-ink hover:bg-hover',
  ghost: 'text-ink-soft hover:bg-hover hover:text-ink',
  danger: 'bg-danger text-danger-ink hover:bg-danger-hover',
};
const SIZES: Readonly<Record<ButtonSize, string>> = { sm: 'h-8 px-3 text-sm', md: 'h-10 px-4 text-[0.9375rem]' };

/** For links that look like buttons, too. */
export function buttonStyle(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', more?: string): string {
  return cx(BASE, VARIANTS[variant], SIZES[size], more);
}
