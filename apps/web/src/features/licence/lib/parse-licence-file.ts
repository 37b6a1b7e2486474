const MAX_BYTES = 16 * 1024;

/** The JSON of a licence file; null if it can't be one. Whether it is genuine only the server can say. */
export function parseLicenceFile(sizeBytes: number, text: string): object | null {
  if (sizeBytes > MAX_BYTES) return null;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
