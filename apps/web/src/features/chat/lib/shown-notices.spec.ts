import type { Citation } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { shownNotices, withoutModel } from './shown-notices';

describe('the notices under an answer', () => {
  it('say once that nothing was found', () => {
    const notices = ['nothing_found', 'no_model'] as const;
    expect(shownNotices({ notices: [...notices], model: null, text: 'I found nothing.' })).toEqual(['no_model']);
    expect(shownNotices({ notices: ['nothing_found'], model: 'llama', text: 'In general …' })).toEqual(['nothing_found']);
    expect(shownNotices({ notices: [...notices], model: null, text: '' })).toEqual([...notices]);
  });

  it('leave out what stands above the text', () => {
    expect(shownNotices({ notices: ['model_failed', 'not_cited', 'documents_pending'], model: 'llama', text: 'A' })).toEqual([
      'documents_pending',
    ]);
  });

  it('speak of a missing model in the past as soon as there is one, and of passages only where there are any', () => {
    const cited = { citations: [{} as Citation] };
    expect(withoutModel(cited, false)).toBe('noModel');
    expect(withoutModel(cited, true)).toBe('noModelThen');
    expect(withoutModel({ citations: [] }, false)).toBe('noModelAndNothing');
    expect(withoutModel({ citations: [] }, true)).toBe('noModelThenAndNothing');
  });
});
