import { readFile } from 'node:fs/promises';
import { utf16Mark } from './text-signs.js';

/** Text of a file: by its byte order mark, else UTF-8 when it is valid, else Windows-1252, which every byte is. */
export async function readText(path: string): Promise<string> {
  return decodeText(await readFile(path));
}

/** As `readText`, of bytes. */
export function decodeText(bytes: Uint8Array): string {
  const mark = utf16Mark(bytes);
  if (mark) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
