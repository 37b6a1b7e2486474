const MAX_BYTES = 16 * 1024;
/** The members of a signed envelope; there are no others. */
const MEMBERS = ['payload', 'protected', 'signature'];

/** The JSON of a licence file; null if it can't be one. Whether it is genuine only the server can say. */
export function parseLicenceFile(sizeBytes: number, text: string): object | null {
  if (sizeBytes > MAX_BYTES) return null;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isEnvelope(value) ? value : null;
  } catch {
    return null;
  }
}

function isEnvelope(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  return (
    members
      .map(([name]) => name)
      .sort()
      .join() === MEMBERS.join() && members.every(([, member]) => typeof member === 'string')
  );
}
