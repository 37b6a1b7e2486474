export const audiences = ['user', 'admin', 'vendor'] as const;

/** One line of the release notes, in both languages. */
export interface Fragment {
  readonly audience: (typeof audiences)[number];
  /** True when the update changes the database. */
  readonly migration: boolean;
  readonly de: string;
  readonly en: string;
}

const shape = /^audience: (\w+)\nmigration: (yes|no)\nde: (.+)\nen: (.+)\n$/;

/** Reads `changes/<topic>.md`. @throws Error that says what is wrong with the text */
export function parseFragment(text: string): Fragment {
  const [, audience, migration, de = '', en = ''] = shape.exec(text) ?? [];
  if (audience === undefined) throw new Error('four lines are expected: audience, migration, de, en');
  const known = audiences.find((name) => name === audience);
  if (known === undefined) throw new Error(`audience is one of ${audiences.join(', ')}, not ${audience}`);
  for (const sentence of [de, en]) {
    if (!/^\p{Lu}.*[.!]$/u.test(sentence)) throw new Error(`a sentence is expected: ${sentence}`);
  }
  return { audience: known, migration: migration === 'yes', de, en };
}
