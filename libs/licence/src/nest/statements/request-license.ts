import type { LicenseRequestReply } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { compactText } from '../../core/index.js';
import { InstallationKey } from '../installation/installation-key.js';
import { LicenseSurroundings } from '../view/license-surroundings.js';
import { StatementHeads } from './statement-head.js';
import { UsedCounts } from './used-counts.js';

/** Writes a licence request: who asks, on what host, with how much in use. Counts and hashes only. */
@Injectable()
export class RequestLicense {
  constructor(
    private readonly key: InstallationKey,
    private readonly heads: StatementHeads,
    private readonly surroundings: LicenseSurroundings,
    private readonly counts: UsedCounts,
  ) {}

  async execute(ctx: RequestContext): Promise<LicenseRequestReply> {
    const head = this.heads.make();
    const components = [...(await this.surroundings.host()).components];
    const counts = await this.counts.now(ctx);
    const file = this.key.sign('request', { ...head, components, counts });
    return {
      preview: { ...this.heads.preview(head), components, counts },
      fileName: `license-request-${this.key.id.toLowerCase()}.json`,
      file,
      qr: { encoding: 'jws-compact', text: compactText(file) },
    };
  }
}
