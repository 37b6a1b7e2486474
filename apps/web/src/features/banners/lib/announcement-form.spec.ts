import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, faultsOf, formOf, requestOf } from './announcement-form';

const form = { ...EMPTY_FORM, de: ' Wartung ', from: '2026-11-27T18:00', until: '2026-11-27T20:30' };

describe('the form of an announcement', () => {
  it('becomes a request with instants, and the form again', () => {
    const request = requestOf(form);
    expect(request).toMatchObject({ text: { de: 'Wartung', en: '' }, from: new Date('2026-11-27T18:00').toISOString() });
    const stored = { ...request, id: 'x', version: 1, state: 'shown', createdAt: '', changedAt: '' } as const;
    expect(formOf(stored)).toEqual({ ...form, de: 'Wartung' });
  });

  it('names what is missing or wrong', () => {
    expect(faultsOf(form)).toEqual({ text: false, until: false });
    expect(faultsOf({ ...form, de: ' ' })).toEqual({ text: true, until: false });
    expect(faultsOf({ ...form, until: '2026-11-27T17:00' })).toEqual({ text: false, until: true });
    expect(requestOf({ ...form, from: '', until: 'x' })).toMatchObject({ from: null, until: null });
  });
});
