import type { Citation, Message } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { NO_STREAM } from './answer-stream';
import { isUngrounded, viewOf } from './message-view';

const message = (change: Partial<Message>): Message => ({
  id: 'm',
  chatId: 'c',
  role: 'assistant',
  text: '',
  state: 'streaming',
  citations: [],
  notices: [],
  model: null,
  problem: null,
  asked: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  finishedAt: null,
  ...change,
});
const source: Citation = {
  n: 1,
  documentId: 'd',
  chunkId: 'k',
  title: 'Handbuch',
  page: 3,
  boxes: [],
  headingPath: [],
  quote: 'q',
  charStart: 0,
  charEnd: 1,
  score: 1,
};

describe('what is shown of an answer', () => {
  it('is the stored message as soon as that is final', () => {
    const stored = message({ state: 'done', text: 'stored' });
    expect(viewOf(stored, { ...NO_STREAM, phase: 'writing', text: 'old stream' })).toMatchObject({
      text: 'stored',
      running: false,
    });
  });

  it('is the final message of the stream before the list has been read again', () => {
    const final = message({ state: 'stopped', text: 'half' });
    expect(viewOf(message({}), { ...NO_STREAM, final })).toMatchObject({ text: 'half', running: false, message: final });
  });

  it('is the stream while the answer is written, with its sources', () => {
    const view = viewOf(message({ text: 'sa' }), { ...NO_STREAM, phase: 'writing', text: 'saved and more', citations: [source] });
    expect(view).toMatchObject({ text: 'saved and more', running: true, citations: [source] });
  });

  it('is what was saved until the stream has arrived, as after a reload', () => {
    expect(viewOf(message({ text: 'saved' }), undefined)).toMatchObject({ text: 'saved', phase: 'writing', running: true });
    expect(viewOf(message({ text: 'saved' }), { ...NO_STREAM, phase: 'searching' }).text).toBe('saved');
    expect(viewOf(message({ state: 'queued' }), undefined).phase).toBe('waiting');
  });
});

describe('an answer that does not rest on documents', () => {
  const written = { state: 'done', text: 'Paris.', model: 'qwen3' } as const;

  it('is one of a model that was given no passage, also while it is written', () => {
    for (const notice of ['nothing_found', 'no_documents', 'documents_pending'] as const) {
      expect(isUngrounded(viewOf(message({ ...written, notices: [notice] }), undefined))).toBe(true);
    }
    const stream = { ...NO_STREAM, phase: 'writing', text: 'Par' } as const;
    expect(isUngrounded(viewOf(message({}), { ...stream, asked: { model: 'qwen3', passages: 0 } }))).toBe(true);
  });

  it('is none that had passages, and none of the extractive answerer', () => {
    expect(isUngrounded(viewOf(message({ ...written }), undefined))).toBe(false);
    expect(isUngrounded(viewOf(message({ ...written, notices: ['not_cited'] }), undefined))).toBe(false);
    expect(isUngrounded(viewOf(message({ ...written, model: null, notices: ['no_model', 'nothing_found'] }), undefined))).toBe(
      false,
    );
    expect(isUngrounded(viewOf(message({ ...written, text: '', notices: ['nothing_found'] }), undefined))).toBe(false);
    const stream = { ...NO_STREAM, phase: 'writing', text: 'Par' } as const;
    expect(isUngrounded(viewOf(message({}), { ...stream, asked: { model: 'qwen3', passages: 3 } }))).toBe(false);
  });
});
