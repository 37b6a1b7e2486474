import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LOG, type Log } from '../observability/index.js';
import { Settings } from './settings.js';

/** How much is logged follows the setting while the process runs; without one it is as at the start. */
@Injectable()
export class ApplyLogLevel implements OnModuleInit, OnApplicationShutdown {
  readonly #atStart: string;
  #stop: (() => void) | undefined;

  constructor(
    private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#atStart = log.level;
  }

  onModuleInit(): void {
    this.#stop = this.settings.onChange(() => this.#apply());
    this.#apply();
  }

  onApplicationShutdown(): void {
    this.#stop?.();
  }

  #apply(): void {
    const { origin, value } = this.settings.state('log.level');
    this.log.level = origin === 'changed' ? value : this.#atStart;
  }
}
