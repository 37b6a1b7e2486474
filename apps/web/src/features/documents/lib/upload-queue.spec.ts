import { describe, expect, it } from 'vitest';
import { nextUploads, reduceUploads, type Upload, type UploadAction } from './upload-queue';
import { ASSUMED_RULES, refusalOf } from './upload-rules';

const upload = (id: number, state: Upload['state'] = 'waiting'): Upload => ({
  id,
  collectionId: 'c',
  name: `${id}.pdf`,
  sizeBytes: 10,
  state,
  fraction: 0,
  refusal: null,
  error: null,
  knownAs: null,
});
const play = (actions: readonly UploadAction[]): readonly Upload[] => actions.reduce(reduceUploads, [] as readonly Upload[]);

describe('the queue of uploads', () => {
  it('sends two at a time, in the order they came', () => {
    expect(nextUploads([upload(1), upload(2), upload(3)]).map(({ id }) => id)).toEqual([1, 2]);
    expect(nextUploads([upload(1, 'sending'), upload(2), upload(3)]).map(({ id }) => id)).toEqual([2]);
    expect(nextUploads([upload(1, 'sending'), upload(2, 'sending'), upload(3)])).toEqual([]);
  });

  it('goes on past refused and failed files', () => {
    expect(nextUploads([upload(1, 'refused'), upload(2, 'failed'), upload(3)]).map(({ id }) => id)).toEqual([3]);
  });

  it('keeps the error of a failed file until it is tried again', () => {
    const failed = play([
      { type: 'added', uploads: [upload(1)] },
      { type: 'started', id: 1 },
      { type: 'sent', id: 1, fraction: 0.4 },
      { type: 'failed', id: 1, error: 'why' },
    ]);
    expect(failed[0]).toMatchObject({ state: 'failed', fraction: 0.4, error: 'why' });
    expect(reduceUploads(failed, { type: 'retried', id: 1 })[0]).toMatchObject({ state: 'waiting', fraction: 0, error: null });
  });

  it('says under which name the same content is already there', () => {
    const known = play([
      { type: 'added', uploads: [upload(1)] },
      { type: 'started', id: 1 },
      { type: 'known', id: 1, name: 'notes.txt' },
    ]);
    expect(known[0]).toMatchObject({ state: 'known', knownAs: 'notes.txt' });
    expect(nextUploads([...known, upload(2)]).map(({ id }) => id)).toEqual([2]);
  });

  it('ignores news of a file that was cancelled', () => {
    const uploads = play([
      { type: 'added', uploads: [upload(1)] },
      { type: 'removed', id: 1 },
      { type: 'sent', id: 1, fraction: 1 },
    ]);
    expect(uploads).toEqual([]);
  });
});

describe('what is refused before it is sent', () => {
  it.each([
    ['plan.pdf', 1, null],
    ['PLAN.PDF', ASSUMED_RULES.maxBytes, null],
    ['notes.md', 5, null],
    ['page.HTM', 5, null],
    ['plan.pdf', ASSUMED_RULES.maxBytes + 1, 'too_large'],
    ['table.xlsx', 5, 'type'],
    ['pdf', 5, 'type'],
    ['empty.txt', 0, 'empty'],
  ] as const)('%s of %i bytes: %s', (name, size, refusal) => {
    expect(refusalOf({ name, size }, ASSUMED_RULES)).toBe(refusal);
  });

  it('follows what the server says', () => {
    const rules = { maxBytes: 10, extensions: ['rst'] };
    expect(refusalOf({ name: 'notes.rst', size: 11 }, rules)).toBe('too_large');
    expect(refusalOf({ name: 'notes.rst', size: 10 }, rules)).toBeNull();
    expect(refusalOf({ name: 'plan.pdf', size: 5 }, rules)).toBe('type');
  });
});
