import { AppError, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { PubSub } from '@assist/platform/realtime';
import { Inject, Injectable } from '@nestjs/common';
import { LICENSE_CHANGED, LicenceState } from './licence-state.js';
import { LicenseStore } from './license-store.js';
import { LicenseFolder } from './license-folder.js';

/** Installs an uploaded licence: it is verified before it replaces the file, so a bad one changes nothing. */
@Injectable()
export class PutLicense {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: LicenseStore,
    private readonly licence: LicenceState,
    private readonly folder: LicenseFolder,
    private readonly pubSub: PubSub,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** One upload at a time. @throws AppError LICENSE_INVALID with the reason of the verification */
  execute(ctx: RequestContext, bytes: Uint8Array): Promise<void> {
    const run = this.#turn.then(() => this.#install(ctx, bytes));
    this.#turn = run.catch(() => undefined);
    return run;
  }

  async #install(ctx: RequestContext, bytes: Uint8Array): Promise<void> {
    const { snapshot, source, next } = await this.store.preview(bytes);
    if (source !== 'file' && next === null) {
      throw new AppError('LICENSE_INVALID', { reason: snapshot.reason?.code ?? 'LIC_INTERNAL', ...snapshot.reason?.params });
    }
    await this.folder.write('license.json', bytes);
    const now = await this.licence.lookAgain();
    this.log.info({ lid: now.lid, by: ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind }, 'a licence was installed');
    await this.pubSub.publish(LICENSE_CHANGED, null).catch(() => undefined);
  }
}
