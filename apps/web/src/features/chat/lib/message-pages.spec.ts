import type { Message } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { allMessages, withMessages, type MessagePages } from './message-pages';

const message = (id: string, text = ''): Message => ({ id, text }) as Message;
const pages: MessagePages = [
  { items: [message('c'), message('d')], hasMore: true },
  { items: [message('a'), message('b')], hasMore: false },
];
const ids = (of: MessagePages): string =>
  allMessages(of)
    .map(({ id }) => id)
    .join('');

describe('pages of messages', () => {
  it('read from the oldest to the newest', () => {
    expect(ids(pages)).toBe('abcd');
  });

  it('take new messages at the end', () => {
    expect(ids(withMessages(pages, [message('e'), message('f')]))).toBe('abcdef');
    expect(ids(withMessages([], [message('a')]))).toBe('a');
  });

  it('replace a message in its place, on whichever page it is', () => {
    const changed = withMessages(pages, [message('a', 'new'), message('e')]);
    expect(ids(changed)).toBe('abcde');
    expect(allMessages(changed)[0]?.text).toBe('new');
  });

  it('leave pages without a change untouched', () => {
    expect(withMessages(pages, [message('d', 'x')])[1]).toBe(pages[1]);
  });
});
