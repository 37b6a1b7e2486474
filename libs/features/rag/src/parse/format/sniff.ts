import { fail } from '../failure.js';
import { EXTENSIONS, type Format } from './extensions.js';
import { readHead } from './read-head.js';
import { looksLikeHtml, looksLikeText } from './text-signs.js';
import { zipEntryNames } from './zip-guard.js';

/** Names of formats that we know and do not read: what the failure calls them. */
const BINARY_SIGNS: ReadonlyArray<readonly [sign: string, name: string]> = [
  ['89504e47', 'PNG image'],
  ['ffd8ff', 'JPEG image'],
  ['47494638', 'GIF image'],
  ['49492a00', 'TIFF image'],
  ['4d4d002a', 'TIFF image'],
  ['52617221', 'RAR archive'],
  ['377abcaf', '7z archive'],
  ['1f8b', 'gzip archive'],
  ['7f454c46', 'program'],
  ['4d5a9000', 'program'],
];
const OLE = 'd0cf11e0a1b11ae1';

/**
 * Format of a file by its content, then by the extension of its name. Throws `empty`, `encrypted` (a protected Office
 * file), `damaged` (a DOCX that is no readable zip) or `type_unsupported`, also when name and content contradict.
 */
export async function sniff(path: string, extension: string): Promise<Format> {
  const head = await readHead(path, 8192);
  if (head.length === 0) fail('empty');
  const named = EXTENSIONS[extension];
  const found = await formatOfContent(path, head, extension);
  if (found === 'text') {
    if (named === 'pdf' || named === 'docx') failMismatch(extension, 'text');
    return named ?? 'text';
  }
  const contradicts = found === 'html' ? named === 'pdf' || named === 'docx' : extension !== '' && named !== found;
  if (contradicts) failMismatch(extension, found);
  return found === 'html' && (named === 'text' || named === 'markdown') ? named : found;
}

async function formatOfContent(path: string, head: Buffer, extension: string): Promise<'pdf' | 'docx' | 'html' | 'text'> {
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  const hex = head.subarray(0, 8).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return docxOrThrow(path);
  if (hex.startsWith(OLE)) failOle(head, extension);
  const known = BINARY_SIGNS.find(([sign]) => hex.startsWith(sign));
  if (known) fail('type_unsupported', known[1]);
  if (EXTENSIONS[extension] === 'pdf' && !looksLikeText(head)) fail('damaged', 'no PDF header');
  if (EXTENSIONS[extension] === 'docx' && !looksLikeText(head)) fail('damaged', 'no zip archive');
  if (!looksLikeText(head)) fail('type_unsupported', 'unknown binary format');
  return looksLikeHtml(head) ? 'html' : 'text';
}

async function docxOrThrow(path: string): Promise<'docx'> {
  const names = await zipEntryNames(path);
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('[Content_Types].xml') && [...names].some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
  return fail('type_unsupported', 'zip archive');
}

/** An encrypted DOCX is an OLE container with a stream of this name, in UTF-16. */
function failOle(head: Buffer, extension: string): never {
  const encrypted = extension === 'docx' || head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return encrypted ? fail('encrypted') : fail('type_unsupported', 'Office format before 2007');
}

function failMismatch(extension: string, found: string): never {
  fail('type_unsupported', `named .${extension.slice(0, 16)}, but the content is ${found}`);
}
