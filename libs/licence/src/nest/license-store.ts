import { Clock, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import {
  activationOf,
  resolveLicense,
  type LicenseFile,
  type LicenseSnapshot,
  type Resolution,
  type VerifyContext,
} from '../core/index.js';
import { seenAfter, verifyContext, type LicenseSources } from './license-context.js';
import { LicenseFolder } from './license-folder.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { LicenseRepository, type StoredDocument } from './license.repository.js';
import type { LicenseStateEntity } from './license-state.entity.js';

/** Reads the documents from folder and database, resolves what holds, and remembers what must not be forgotten. */
@Injectable()
export class LicenseStore {
  readonly #ctx: RequestContext = systemContext('licence');

  constructor(
    private readonly database: Database,
    private readonly repository: LicenseRepository,
    private readonly folder: LicenseFolder,
    private readonly clock: Clock,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
  ) {}

  /** What holds now. */
  async resolve(): Promise<LicenseSnapshot> {
    const file = await this.folder.read('license.json');
    const state = await this.#state();
    const context = await this.#context(state);
    const lastGood = await this.repository.document(this.#ctx, 'license');
    const { snapshot, source } = await resolveLicense({ file, lastGood }, context);
    const isNewDocument =
      source === 'file' &&
      'bytes' in file &&
      activationOf(snapshot) !== null &&
      (lastGood === null || !Buffer.from(lastGood).equals(file.bytes));
    await this.#remember(stateAfter(state, snapshot, context), state, isNewDocument ? file : null);
    return snapshot;
  }

  /** What a file would lead to, without changing anything. */
  async preview(bytes: Uint8Array): Promise<Resolution> {
    return resolveLicense({ file: { bytes }, lastGood: null }, await this.#context(await this.#state()));
  }

  async #state(): Promise<LicenseStateEntity> {
    const known = await this.repository.state(this.#ctx);
    return known ?? this.database.transaction(this.#ctx, (tx) => this.repository.openState(tx, this.clock.now()));
  }

  async #context(state: LicenseStateEntity): Promise<VerifyContext> {
    const [trust, revocation] = [await this.#companions('trust'), await this.#companions('revocation')];
    return verifyContext(this.sources, { trust, revocation }, state, this.clock.now());
  }

  /** The file of the folder and the copy of the database: whichever is good and newer counts. */
  async #companions(name: StoredDocument): Promise<Uint8Array[]> {
    const file = await this.folder.read(`${name}.json`);
    const stored = await this.repository.document(this.#ctx, name);
    return [...('bytes' in file ? [file.bytes] : []), ...(stored === null ? [] : [stored])];
  }

  /** Writes only what changed: marks that must never fall, and the documents that count now. */
  async #remember(next: LicenseStateEntity, before: LicenseStateEntity, document: LicenseFile | null): Promise<void> {
    if (document === null && JSON.stringify(next) === JSON.stringify(before)) return;
    const companions = await Promise.all(
      (['trust', 'revocation'] as const).map(async (name) => [name, await this.folder.read(`${name}.json`)] as const),
    );
    await this.database.transaction(this.#ctx, async (tx) => {
      await this.repository.saveState(tx, next);
      if (document === null) return;
      for (const [name, file] of [['license', document] as const, ...companions]) {
        if ('bytes' in file) await this.repository.saveDocument(tx, name, file.bytes, this.clock.now());
      }
    });
  }
}

/** The state row after this look; the same members in the same order, so that an unchanged one compares equal. */
function stateAfter(state: LicenseStateEntity, snapshot: LicenseSnapshot, context: VerifyContext): LicenseStateEntity {
  const mark = activationOf(snapshot);
  const others = state.seqMarks.filter((known) => known.product !== mark?.product || known.customerId !== mark.customerId);
  return {
    ...state,
    everActivated: state.everActivated || mark !== null,
    seqMarks: mark === null ? state.seqMarks : [...others, mark],
    seen: seenAfter(state, context),
    bindGrace: snapshot.bindGrace,
  };
}
