import { createInterface } from 'node:readline';
import type { Locale, RequestContext } from '@assist/kernel';
import { BlobStore, ExportStore, type ZipEntry } from '@assist/platform/storage';
import { Injectable } from '@nestjs/common';
import type { ExportedFile } from '../../contracts.js';
import { ArchivePaths } from './archive-path.js';
import type { ExportPartEntity } from './export.entity.js';

const FOLDERS = {
  de: { chat: 'Chats', rag: 'Dokumente', identity: 'Konto', house: 'Nutzung' },
  en: { chat: 'Chats', rag: 'Documents', identity: 'Account', house: 'Usage' },
} as const;

const READ_ME = {
  de: ['LIESMICH.txt', 'Kopie der Daten, die zu einer Person gespeichert sind.'],
  en: ['README.txt', 'A copy of the data that is kept of a person.'],
} as const;

const MISSING = { de: 'Die Datei fehlt auf dem Server.', en: 'The file is missing on the server.' } as const;

/** The files of an archive, from the lists of the rooms. */
@Injectable()
export class ArchiveEntries {
  constructor(
    private readonly blobs: BlobStore,
    private readonly store: ExportStore,
  ) {}

  async *execute(ctx: RequestContext, parts: readonly ExportPartEntity[], now: number): AsyncGenerator<ZipEntry> {
    const { locale } = ctx;
    const paths = new ArchivePaths();
    const [name, text] = READ_ME[locale];
    yield { path: paths.add(name), modifiedAt: now, text: `${text}\n${new Date(now).toISOString()}\n` };
    for (const { part, listKey } of parts) {
      if (listKey === null) continue;
      for await (const line of createInterface({ input: await this.store.read(listKey), crlfDelay: Infinity })) {
        ctx.signal.throwIfAborted();
        const file = JSON.parse(line) as ExportedFile;
        yield await this.#entry(file, (ending) => paths.add(`${FOLDERS[locale][part]}/${file.path}${ending}`), locale);
      }
    }
  }

  /** What was removed since the list was made, or was lost, leaves a note in its place. */
  async #entry(file: ExportedFile, path: (ending: string) => string, locale: Locale): Promise<ZipEntry> {
    const { modifiedAt } = file;
    if ('text' in file) return { path: path(''), modifiedAt, text: file.text };
    const stored = await this.blobs.stat(file.blobKey);
    if (stored === null) return { path: path('.txt'), modifiedAt, text: `${MISSING[locale]}\n` };
    const { sizeBytes } = stored;
    return { path: path(''), modifiedAt, sizeBytes, open: () => this.blobs.read(file.blobKey) };
  }
}
