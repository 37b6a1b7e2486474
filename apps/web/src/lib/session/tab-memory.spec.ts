import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimTab, clearTab, recall, remember } from './tab-memory';

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('sessionStorage', {
    get length() {
      return stored.size;
    },
    key: (index: number) => [...stored.keys()][index] ?? null,
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > 1000) throw new DOMException('full', 'QuotaExceededError');
      stored.set(key, value);
    },
    removeItem: (key: string) => void stored.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('what a person leaves in a tab', () => {
  it('is there again when the same person comes back', () => {
    claimTab('u1');
    remember('u1', 'draft.new', 'half a question');
    expect(claimTab('u1')).toBe(false);
    expect(recall('u1', 'draft.new')).toBe('half a question');
  });

  it('never reaches the next person, and they are told apart', () => {
    claimTab('u1');
    remember('u1', 'draft.new', 'confidential');
    expect(recall('u2', 'draft.new')).toBeNull();
    expect(claimTab('u2')).toBe(true);
    expect([...stored.values()].join()).not.toContain('confidential');
  });

  it('is gone after signing out, and so is whose tab it was', () => {
    stored.set('of.others', 'x');
    claimTab('u1');
    remember('u1', 'draft.new', 'text');
    clearTab();
    expect([...stored]).toEqual([['of.others', 'x']]);
    expect(claimTab('u2')).toBe(false);
  });

  it('keeps nothing old when there is no room for the new text', () => {
    remember('u1', 'draft.new', 'short');
    remember('u1', 'draft.new', 'x'.repeat(2000));
    expect(recall('u1', 'draft.new')).toBeNull();
  });
});
