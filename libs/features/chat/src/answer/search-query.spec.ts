import { describe, expect, it } from 'vitest';
import { searchQuery } from './search-query.js';

const before = 'Wie lange ist die Kündigungsfrist in der Probezeit?';

describe('searchQuery', () => {
  it.each(['Und danach?', 'Warum?', 'Gilt das auch für Auszubildende?', 'Und für Teilzeit?', 'What about it?'])(
    'takes the earlier question along for %j',
    (question) => {
      expect(searchQuery(question, before)).toBe(`${question}\n${before}`);
    },
  );

  it.each(['Wie viele Urlaubstage hat ein Auszubildender im ersten Jahr?', 'Where is the server room of the Berlin office?'])(
    'searches %j alone',
    (question) => {
      expect(searchQuery(question, before)).toBe(question);
    },
  );

  it('keeps to the length that a search accepts', () => {
    expect(searchQuery('x'.repeat(32_000), undefined)).toHaveLength(4000);
    expect(searchQuery('warum '.repeat(5000), 'y'.repeat(32_000)).length).toBeLessThanOrEqual(4000);
  });
});
