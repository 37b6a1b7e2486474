import { describe, expect, it } from 'vitest';
import { matchHotkey } from './match-hotkey';

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
});

describe('shortcuts', () => {
  it.each([
    [press('k', 'ctrlKey'), 'new-chat'],
    [press('k', 'metaKey'), 'new-chat'],
    [press('O', 'ctrlKey', 'shiftKey'), 'new-chat'],
    [press('F', 'ctrlKey', 'shiftKey'), 'find-setting'],
    [press('f', 'ctrlKey'), null],
    [press('/', 'ctrlKey'), 'help'],
    [press('/', 'ctrlKey', 'shiftKey'), 'help'],
    [press('Escape'), 'escape'],
    [press('k'), null],
    [press('/'), null],
    [press('k', 'ctrlKey', 'altKey'), null],
    [press('o', 'ctrlKey'), null],
  ])('%o is %s', (event, hotkey) => {
    expect(matchHotkey(event)).toBe(hotkey);
  });
});
