import { SOLD_MODULES, type LicenseModuleGrants } from '@assist/licence/issue';
import { Failure } from '../failure.js';

/** `a,b`: exactly these, with the quotas they have in `known`. `+a,-b`: what is there, more and less. */
export function readModules(text: string | undefined, known: LicenseModuleGrants): LicenseModuleGrants {
  if (text === undefined) return known;
  const words = text.split(',').map((word) => word.trim());
  const names = words.map((word) => word.replace(/^[+-]/, ''));
  names.forEach((name, at) => {
    if (!Object.hasOwn(SOLD_MODULES, name)) throw new Failure('UNKNOWN_MODULE', moduleParams(name));
    if (names.indexOf(name) !== at) throw new Failure('MODULE_TWICE', { module: name });
  });
  const isChange = words.every((word) => /^[+-]/.test(word));
  if (!isChange && words.some((word) => /^[+-]/.test(word))) {
    throw new Failure('OPTION_INVALID', { option: 'modules', expected: 'a,b | +a,-b' });
  }
  const removed = new Set(words.filter((word) => word.startsWith('-')).map((word) => word.slice(1)));
  const kept = isChange ? Object.keys(known).filter((name) => !removed.has(name)) : [];
  const added = names.filter((name) => !removed.has(name) && !kept.includes(name));
  return Object.fromEntries([...kept, ...added].map((name) => [name, known[name] ?? {}]));
}

/** `rag.documents=50000`; `rag.documents=unlimited` takes a quota away. */
export function withQuotas(modules: LicenseModuleGrants, texts: readonly string[]): LicenseModuleGrants {
  const seen = new Set<string>();
  return texts.reduce<LicenseModuleGrants>((grants, text) => {
    const [, module = '', quota = '', value = ''] = /^([a-z]+)\.([A-Za-z]+)=(\d{1,9}|unlimited)$/.exec(text) ?? [];
    if (module === '') throw new Failure('OPTION_INVALID', { option: 'quota', expected: 'rag.documents=50000' });
    const name = `${module}.${quota}`;
    if (seen.has(name)) throw new Failure('OPTION_TWICE', { option: `quota ${name}` });
    seen.add(name);
    const granted = grants[module];
    if (granted === undefined || SOLD_MODULES[module]?.includes(quota) !== true) {
      throw new Failure('UNKNOWN_QUOTA', { claim: name, known: knownQuotas(grants) });
    }
    const { [quota]: _old, ...others } = granted;
    return { ...grants, [module]: value === 'unlimited' ? others : { ...others, [quota]: Number(value) } };
  }, modules);
}

export function moduleParams(name: string): { readonly claim: string; readonly known: string } {
  return { claim: name, known: Object.keys(SOLD_MODULES).join(', ') };
}

function knownQuotas(grants: LicenseModuleGrants): string {
  const known = Object.keys(grants).flatMap((module) => (SOLD_MODULES[module] ?? []).map((quota) => `${module}.${quota}`));
  return known.length === 0 ? '-' : known.join(', ');
}
