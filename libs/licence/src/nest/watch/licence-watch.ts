import { systemContext, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { StartOnlineCheck } from '../online/start-online-check.js';
import { LicenceReports } from '../view/licence-reports.js';
import { WarnAdministrators } from '../warnings/warn-administrators.js';
import { LicenceMetrics } from './licence-metrics.js';

const EVERY_MS = 60_000;

/**
 * What follows from the licence besides the gate: flags, figures, warnings, the online check. Looked at after every
 * change and once a minute, never waited for by anybody.
 */
@Injectable()
export class LicenceWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #ctx: RequestContext = systemContext('licence');
  readonly #watchers: readonly { look(ctx: RequestContext): Promise<void> }[];
  #timer: NodeJS.Timeout | undefined;
  #offChange: (() => void) | undefined;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly licence: LicenceState,
    @Inject(LOG) private readonly log: Log,
    reports: LicenceReports,
    metrics: LicenceMetrics,
    warnings: WarnAdministrators,
    online: StartOnlineCheck,
  ) {
    this.#watchers = [reports, metrics, warnings, online];
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.look(), EVERY_MS).unref();
    this.#offChange = this.licence.onChange(() => void this.look());
    void this.look();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#offChange?.();
    await this.#looking;
  }

  /** One after the other; a change that comes meanwhile is looked at once more. */
  look(): Promise<void> {
    this.#again = this.#looking !== undefined;
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #look(): Promise<void> {
    do {
      this.#again = false;
      for (const watcher of this.#watchers) {
        await watcher
          .look(this.#ctx)
          .catch((error: unknown) =>
            this.log.warn({ err: error, watcher: watcher.constructor.name }, 'a watch over the licence failed'),
          );
      }
    } while (this.#again);
  }
}
