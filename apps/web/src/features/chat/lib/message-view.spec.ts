import { describe, expect, it } from 'vitest';
import { makeAnswer, makeCitation } from '../../../../test/make-chat';
import { NO_STREAM } from './answer-stream';
import { isUngrounded, viewOf } from './message-view';

const source = makeCitation();

describe('what is shown of an answer', () => {
  it('is the stored message as soon as that is final', () => {
    const stored = makeAnswer({ state: 'done', text: 'stored' });
    expect(viewOf(stored, { ...NO_STREAM, phase: 'writing', text: 'old stream' })).toMatchObject({
      text: 'stored',
      running: false,
    });
  });

  it('is the final message of the stream before the list has been read again', () => {
    const final = makeAnswer({ state: 'stopped', text: 'half' });
    expect(viewOf(makeAnswer({}), { ...NO_STREAM, final })).toMatchObject({ text: 'half', running: false, message: final });
  });

  it('is the stream while the answer is written, with its sources', () => {
    const view = viewOf(makeAnswer({ text: 'sa' }), {
      ...NO_STREAM,
      phase: 'writing',
      text: 'saved and more',
      citations: [source],
    });
    expect(view).toMatchObject({ text: 'saved and more', running: true, citations: [source] });
  });

  it('is what was saved until the stream has arrived, as after a reload', () => {
    expect(viewOf(makeAnswer({ text: 'saved' }), undefined)).toMatchObject({ text: 'saved', phase: 'writing', running: true });
    expect(viewOf(makeAnswer({ text: 'saved' }), { ...NO_STREAM, phase: 'searching' }).text).toBe('saved');
    expect(viewOf(makeAnswer({ state: 'queued' }), undefined).phase).toBe('waiting');
  });
});

describe('an answer that does not rest on documents', () => {
  const written = { state: 'done', text: 'Paris.', model: 'qwen3' } as const;

  it('is one of a model that was given no passage, also while it is written', () => {
    for (const notice of ['nothing_found', 'no_documents', 'documents_pending'] as const) {
      expect(isUngrounded(viewOf(makeAnswer({ ...written, notices: [notice] }), undefined))).toBe(true);
    }
    const stream = { ...NO_STREAM, phase: 'writing', text: 'Par' } as const;
    expect(isUngrounded(viewOf(makeAnswer({}), { ...stream, asked: { model: 'qwen3', passages: 0 } }))).toBe(true);
  });

  it('is none that had passages, and none of the extractive answerer', () => {
    expect(isUngrounded(viewOf(makeAnswer({ ...written }), undefined))).toBe(false);
    expect(isUngrounded(viewOf(makeAnswer({ ...written, notices: ['not_cited'] }), undefined))).toBe(false);
    expect(isUngrounded(viewOf(makeAnswer({ ...written, model: null, notices: ['no_model', 'nothing_found'] }), undefined))).toBe(
      false,
    );
    expect(isUngrounded(viewOf(makeAnswer({ ...written, text: '', notices: ['nothing_found'] }), undefined))).toBe(false);
    const stream = { ...NO_STREAM, phase: 'writing', text: 'Par' } as const;
    expect(isUngrounded(viewOf(makeAnswer({}), { ...stream, asked: { model: 'qwen3', passages: 3 } }))).toBe(false);
  });
});
