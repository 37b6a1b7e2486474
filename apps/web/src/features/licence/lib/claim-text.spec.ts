import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { claimText, claimValue } from './claim-text';
import { filesFault } from './licence-files';

const t = ((key: string, options?: { readonly defaultValue?: string; readonly module?: string }) =>
  options?.module === undefined ? key : `${key}(${options.module})`) as unknown as TFunction;
const format = { date: (instant: string) => instant.slice(0, 10), number: (value: number) => `#${value}` };

describe('a change of the licence', () => {
  it('names modules, quotas and all other claims by words of the catalogue', () => {
    expect(claimText(t, 'modules.rag')).toBe('licence.claims.module(licence.modules.rag)');
    expect(claimText(t, 'modules.rag.documents')).toBe('licence.modules.rag: licence.quotas.documents');
    expect(claimText(t, 'limits.seats')).toBe('licence.claims.limits_seats');
  });

  it('shows values as people read them', () => {
    expect(claimValue(t, { claim: 'modules.rag.documents' }, null, format)).toBe('licence.unlimited');
    expect(claimValue(t, { claim: 'expiresAt' }, null, format)).toBe('licence.none');
    expect(claimValue(t, { claim: 'limits.seats' }, 250, format)).toBe('#250');
    expect(claimValue(t, { claim: 'expiresAt' }, '2027-01-31T23:59:59Z', format)).toBe('2027-01-31');
    expect(claimValue(t, { claim: 'customer.name' }, 'Muster AG', format)).toBe('Muster AG');
  });
});

describe('files of a vendor', () => {
  it('are looked at before they are sent', () => {
    expect(filesFault([])).toBeNull();
    expect(filesFault([{ size: 0 }])).toBe('empty');
    expect(filesFault([{ size: 1024 * 1024 + 1 }])).toBe('large');
    expect(filesFault(Array.from({ length: 9 }, () => ({ size: 10 })))).toBe('many');
    expect(filesFault([{ size: 900 }, { size: 1024 * 1024 }])).toBeNull();
  });
});
