import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ThinkingFilter } from './thinking-filter.js';

function filter(parts: readonly string[]): string {
  const thinking = new ThinkingFilter();
  return parts.map((part) => thinking.push(part)).join('') + thinking.flush();
}

describe('ThinkingFilter', () => {
  it('leaves out the thoughts at the beginning, however they are cut', () => {
    const whole = '\n<think>Let me see </thin </think>\n\nThree months [1].';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 8 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        expect(filter(at.slice(1).map((end, index) => whole.slice(at[index], end)))).toBe('Three months [1].');
      }),
    );
  });

  it('changes nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        fc.pre(!parts.join('').trimStart().startsWith('<think>'));
        expect(filter(parts)).toBe(parts.join(''));
      }),
    );
    expect(filter(['The tag <think>', ' is </think> text'])).toBe('The tag <think> is </think> text');
    expect(filter(['<thi'])).toBe('<thi');
  });

  it('gives nothing for thoughts that never end', () => {
    expect(filter(['<think>', 'on and on'])).toBe('');
  });
});
