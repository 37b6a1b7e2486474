import type { RequestContext } from '@assist/kernel';
import { isAppError } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import { DOCUMENT_KINDS, loadOnlineStatus, recogniseDocument, type OnlineStatus } from '../../core/index.js';
import type { HandedDocument } from '../documents/handed-document.js';
import { ImportDocuments } from '../documents/import-documents.js';
import type { Companions } from '../license-context.js';
import { LicenseReader } from '../license-reader.js';
import { licenceConfig } from '../licence.config.js';
import { LicenceState } from '../licence-state.js';
import { fetchStatus } from './fetch-status.js';
import { OnlineOutcomes, type OnlineOutcome } from './online-outcomes.js';
import { ONLINE_WORK } from './start-online-check.js';

const MAX_ATTEMPTS = 3;

interface Finding {
  readonly outcome: OnlineOutcome;
  readonly why: string;
}

/**
 * Asks the vendor's file server about one licence. The answer acts only through the documents in it, as if somebody had
 * handed them in; everything else about it, and its absence, is a flag for administrators.
 */
@Injectable()
@WorkProcessor({
  type: ONLINE_WORK,
  module: 'core',
  access: 'safety',
  concurrency: 1,
  maxAttempts: MAX_ATTEMPTS,
  timeoutMs: 60_000,
})
export class CheckOnline extends Processor<{ readonly lid: string }> {
  constructor(
    private readonly reader: LicenseReader,
    private readonly imports: ImportDocuments,
    private readonly outcomes: OnlineOutcomes,
    private readonly licence: LicenceState,
    @Inject(licenceConfig.token) private readonly config: ConfigOf<typeof licenceConfig>,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<{ readonly lid: string }>): Promise<void> {
    const { lid } = item.payload;
    const url = this.config.onlineUrl;
    if (url === null || this.licence.snapshot.lid !== lid) return;
    const fetched = await fetchStatus(url, lid, { maxBytes: DOCUMENT_KINDS.online.maxBytes });
    const finding: Finding =
      'unreached' in fetched ? { outcome: 'unreached', why: fetched.unreached } : await this.#take(ctx, lid, fetched.bytes);
    await this.outcomes.note(lid, finding.outcome, finding.why);
    this.licence.report('online-unreached', finding.outcome !== 'ok');
    if (finding.outcome === 'unreached' && item.attempt < MAX_ATTEMPTS) throw new Error(`no answer: ${finding.why}`);
  }

  async #take(ctx: RequestContext, lid: string, bytes: Uint8Array): Promise<Finding> {
    const { companions } = await this.reader.look();
    const answer = await loadOnlineStatus(
      bytes,
      companions.trust.map(({ value }) => value),
    );
    if (!answer.ok) return { outcome: 'forged', why: answer.fault.code };
    if (answer.value.lid !== lid) return { outcome: 'forged', why: 'another-licence' };
    if (answer.value.iat < (this.licence.snapshot.claims?.iat ?? 0)) return { outcome: 'stale', why: 'older-than-licence' };
    return this.#import(ctx, answer.value, companions);
  }

  async #import(ctx: RequestContext, answer: OnlineStatus, companions: Companions): Promise<Finding> {
    const env = this.licence.snapshot.claims?.env;
    const known = {
      trust: companions.trust.find(({ value }) => value.env === env)?.value.n ?? 0,
      revocation: companions.revocation.find(({ value }) => value.env === env)?.value.number ?? 0,
    };
    const newer: HandedDocument[] = [];
    for (const name of ['trust', 'revocation'] as const) {
      const bytes = answer[name];
      const number = bytes === null ? null : numberOf(bytes);
      if (bytes === null || number === known[name]) continue;
      if (number !== null && number < known[name]) return { outcome: 'stale', why: `older-${name}` };
      newer.push({ fileName: `${name}.json`, bytes });
    }
    try {
      if (newer.length > 0) await this.imports.execute(ctx, newer);
      return { outcome: 'ok', why: answer.status };
    } catch (error) {
      if (!isAppError(error, 'LICENSE_INVALID')) throw error;
      return { outcome: 'forged', why: String(error.params['reason']) };
    }
  }
}

/** Not proven yet: what it leads to is decided by the import. */
function numberOf(bytes: Uint8Array): number | null {
  const { n, number } = recogniseDocument(bytes)?.claims ?? {};
  const found = n ?? number;
  return typeof found === 'number' ? found : null;
}
