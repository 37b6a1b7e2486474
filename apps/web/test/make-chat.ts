import type { Citation, Message } from '@assist/contracts';

/** An answer that is being written, of chat `c`. */
export function makeAnswer(change: Partial<Message> = {}): Message {
  return {
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
  };
}

export function makeCitation(change: Partial<Citation> = {}): Citation {
  return {
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
    ...change,
  };
}
