import type { Server } from 'node:http';
import { ProcessRole } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CheckIndex } from './check-index.js';
import { RetrievalIndex } from './retrieval-index.js';

/** Loading the engine holds everything up for some tenths of a second; by then the start has been answered as healthy. */
const AFTER_LISTENING_MS = 500;

/** After the start: loads the engine, so that the first question does not wait for it, and checks the index. */
@Injectable()
export class StartIndex implements OnApplicationBootstrap {
  constructor(
    private readonly index: RetrievalIndex,
    private readonly checkIndex: CheckIndex,
    private readonly role: ProcessRole,
    private readonly host: HttpAdapterHost,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.once('listening', () => setTimeout(() => void this.#start(), AFTER_LISTENING_MS).unref());
  }

  async #start(): Promise<void> {
    try {
      await this.index.load();
      if (this.role.worksOff) await this.checkIndex.execute();
    } catch (error) {
      this.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the search index could not be checked');
    }
  }
}
