/** Trust and revocation lists are the largest documents of a vendor. */
const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 8;

export type FilesFault = 'many' | 'empty' | 'large';

/** Why files cannot be documents of a vendor, before the server looks at them; null when they may be. */
export function filesFault(files: readonly Pick<File, 'size'>[]): FilesFault | null {
  if (files.length > MAX_FILES) return 'many';
  if (files.some((file) => file.size === 0)) return 'empty';
  return files.some((file) => file.size > MAX_BYTES) ? 'large' : null;
}
