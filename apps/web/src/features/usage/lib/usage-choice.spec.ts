import { describe, expect, it } from 'vitest';
import { dimensionsOf, queryOf, withMeasure } from './usage-choice';

describe('what of the usage is shown', () => {
  it('asks for whole days, today included', () => {
    const now = Date.parse('2026-11-21T23:30:00Z');
    const choice = { measure: 'tokens', by: 'model', period: '7' } as const;
    expect(queryOf(choice, now)).toEqual({ measure: 'tokens', by: 'model', from: '2026-11-15', to: '2026-11-21' });
  });

  it('offers people only where the house allows it, and models only for what models use', () => {
    expect(dimensionsOf('tokens', false)).toEqual(['model', 'group']);
    expect(dimensionsOf('tokens', true)).toEqual(['model', 'group', 'user']);
    expect(dimensionsOf('documents', true)).toEqual(['group', 'user']);
  });

  it('leaves models when the measure is none of theirs', () => {
    const choice = { measure: 'tokens', by: 'model', period: '30' } as const;
    expect(withMeasure(choice, 'documents').by).toBe('group');
    expect(withMeasure(choice, 'requests').by).toBe('model');
    expect(withMeasure({ ...choice, by: 'user' }, 'documents').by).toBe('user');
  });
});
