import type { LicenseDocumentView, LicenseImport } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenceAudit } from '../licence-audit.js';
import { LicenseFolder, type FolderFile } from '../license-folder.js';
import { LicenseRepository } from '../license.repository.js';
import type { ImportPlan } from './plan-import.js';

const FILES: Readonly<Partial<Record<LicenseDocumentView['kind'], FolderFile>>> = {
  root: 'root.json',
  trust: 'trust.json',
  revocation: 'revocation.json',
  license: 'license.json',
  emergency: 'emergency.json',
};
/** As of a folder that Kubernetes mounts, or one that belongs to somebody else. */
const READ_ONLY: ReadonlySet<unknown> = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Puts what an accepted plan says where every process finds it. */
@Injectable()
export class KeepImported {
  constructor(
    private readonly folder: LicenseFolder,
    private readonly repository: LicenseRepository,
    private readonly audit: LicenceAudit,
    private readonly clock: EffectiveClock,
  ) {}

  /**
   * Inside the transaction that holds the state row: files first, since they count first; a crash before the commit
   * leaves them to the next look, which finds the same. Where the folder cannot be written the rows are enough.
   * @throws AppError LICENSE_FOLDER_READ_ONLY when the file that stays there would count before the new licence
   */
  async execute(tx: RequestContext, plan: ImportPlan): Promise<LicenseImport['folder']> {
    const folder = await this.#writeFiles(plan);
    if (folder === 'read-only') await this.#requireEffect(plan);
    for (const { id, bytes } of plan.copies) {
      if (bytes === null) await this.repository.removeDocument(tx, id);
      else await this.repository.saveDocument(tx, id, bytes, this.clock.wall());
    }
    await this.audit.imported(tx, plan.documents, plan.after.snapshot);
    return folder;
  }

  async #writeFiles({ handed }: ImportPlan): Promise<LicenseImport['folder']> {
    const order = Object.keys(FILES);
    const sorted = [...handed].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
    try {
      for (const { kind, bytes } of sorted) {
        const name = FILES[kind];
        if (name !== undefined) await this.folder.write(name, bytes);
      }
      return 'written';
    } catch (error) {
      if (READ_ONLY.has((error as NodeJS.ErrnoException).code)) return 'read-only';
      throw error;
    }
  }

  async #requireEffect(plan: ImportPlan): Promise<void> {
    const license = plan.handed.find(({ kind }) => kind === 'license');
    if (license === undefined) return;
    const { license: counting } = await plan.besideFolderFile();
    if (counting?.fingerprint !== license.fingerprint) throw new AppError('LICENSE_FOLDER_READ_ONLY');
  }
}
