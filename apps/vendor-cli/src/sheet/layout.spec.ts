import { describe, expect, it } from 'vitest';
import { layRows, layTable, widthOf, wrap } from './layout.js';

describe('the layout', () => {
  it('breaks prose at spaces and leaves paths and hashes in one piece', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('see /a/very/long/path now', 10)).toEqual(['see', '/a/very/long/path', 'now']);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('sets values beside their labels and goes on below them', () => {
    expect(
      layRows(
        [
          ['Label', 'one two'],
          ['Empty', ''],
          ['List', ['a', 'b']],
        ],
        24,
      ),
    ).toEqual(['Label               one', '                    two', 'List                a', '                    b']);
  });

  it('cuts a table where the terminal ends', () => {
    expect(layTable(['A', 'Name'], [['1', 'a very long name']], 12)).toEqual(['A  Name', '1  a very l…']);
  });

  it('has 80 columns where nobody says, and stays readable on very wide and narrow terminals', () => {
    expect([widthOf(undefined), widthOf(300), widthOf(10)]).toEqual([80, 100, 40]);
  });
});
