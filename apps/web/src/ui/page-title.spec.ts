import { expect, it } from 'vitest';
import { titleToSay } from './page-title';

it('says the name of a page when the page has it, not that of the page before, and once', () => {
  const chat = { path: '/chats/1', title: 'Chat' };
  const documents = { path: '/documents', title: 'Documents' };
  expect(titleToSay('/chats/1', '/documents', chat)).toBeNull();
  expect(titleToSay('/chats/1', '/documents', documents)).toBe('Documents');
  expect(titleToSay('/documents', '/documents', documents)).toBeNull();
  expect(titleToSay(null, '/documents', documents)).toBeNull();
});
