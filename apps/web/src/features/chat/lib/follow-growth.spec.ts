import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followGrowth } from './follow-growth';

/** A scrolling box as the browser keeps it: never scrolled past its end. */
function makeBox(): HTMLElement & { room: number; content: number } {
  const listeners = new Map<string, (event: Partial<WheelEvent>) => void>();
  let top = 0;
  const box = {
    room: 500,
    content: 500,
    clientWidth: 700,
    get clientHeight() {
      return box.room;
    },
    get scrollHeight() {
      return Math.max(box.content, box.room);
    },
    get scrollTop() {
      return Math.min(top, box.scrollHeight - box.room);
    },
    set scrollTop(next: number) {
      top = Math.max(0, Math.min(next, box.scrollHeight - box.room));
    },
    addEventListener: (name: string, listener: () => void) => void listeners.set(name, listener),
    removeEventListener: (name: string) => void listeners.delete(name),
    emit: (name: string, event: Partial<WheelEvent> = {}) => {
      // The browser remembers the position that it had to correct.
      top = box.scrollTop;
      listeners.get(name)?.(event);
    },
  };
  return box as unknown as HTMLElement & { room: number; content: number };
}

let resized: () => void;
let following: boolean;
let box: ReturnType<typeof makeBox>;
const scrolled = (): void => (box as unknown as { emit: (name: string) => void }).emit('scroll');
const gap = (): number => box.scrollHeight - box.scrollTop - box.clientHeight;

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(listener: () => void) {
        resized = listener;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  following = true;
  box = makeBox();
  followGrowth(box, {} as HTMLElement, { isFollowing: () => following, follow: (next) => (following = next) });
  box.content = 3000;
  resized();
  scrolled();
});
afterEach(() => vi.unstubAllGlobals());

describe('following growing content', () => {
  it('keeps the end in view', () => {
    expect(gap()).toBe(0);
    box.content = 3400;
    resized();
    expect([gap(), following]).toEqual([0, true]);
  });

  it('stops when the reader scrolls up, and goes on at the end', () => {
    box.scrollTop = 2000;
    scrolled();
    expect(following).toBe(false);
    box.content = 3400;
    resized();
    expect(box.scrollTop).toBe(2000);
    box.scrollTop = 2900;
    scrolled();
    expect(following).toBe(true);
  });

  // More room: the browser itself moves the view up, and tells of it before the new size is known, or after.
  it.each([
    ['before', () => scrolled(), () => resized()],
    ['after', () => resized(), () => scrolled()],
  ])('goes on when the question field below changes its height, the view heard of %s it', (_when, first, second) => {
    box.room = 460;
    resized();
    scrolled();
    expect([gap(), following]).toEqual([0, true]);
    box.room = 500;
    first();
    second();
    box.content = 3400;
    resized();
    expect([gap(), following]).toEqual([0, true]);
  });

  it('goes on when a shorter text takes the place of a longer one', () => {
    box.content = 2600;
    scrolled();
    expect(following).toBe(true);
  });

  it('hears an upward turn of the wheel at once', () => {
    (box as unknown as { emit: (name: string, event: Partial<WheelEvent>) => void }).emit('wheel', { deltaY: -3 });
    expect(following).toBe(false);
  });
});
