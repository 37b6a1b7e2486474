const OWN = 'assist.own.';
const PERSON = 'assist.person';

/**
 * What a person typed or chose but has not sent yet. It survives a reload and an ended session in this tab, and never
 * reaches the next person: every entry carries its owner's id.
 */
export function recall(userId: string, name: string): string | null {
  return sessionStorage.getItem(keyOf(userId, name));
}

/** `null` forgets it. A full storage only means that a reload loses the text. */
export function remember(userId: string, name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(keyOf(userId, name));
    else sessionStorage.setItem(keyOf(userId, name), value);
  } catch {
    sessionStorage.removeItem(keyOf(userId, name));
  }
}

/** The tab belongs to this person from now on. True: it was somebody else's, whose things are gone now. */
export function claimTab(userId: string): boolean {
  const before = sessionStorage.getItem(PERSON);
  forget((key) => !key.startsWith(`${OWN}${userId}.`));
  sessionStorage.setItem(PERSON, userId);
  return before !== null && before !== userId;
}

/** After signing out: nothing of anybody stays. */
export function clearTab(): void {
  forget(() => true);
}

function forget(matches: (key: string) => boolean): void {
  const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '');
  for (const key of keys) if (key.startsWith('assist.') && matches(key)) sessionStorage.removeItem(key);
}

function keyOf(userId: string, name: string): string {
  return `${OWN}${userId}.${name}`;
}
