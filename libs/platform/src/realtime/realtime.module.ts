import { Injectable, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { DRAIN_ORDER, DrainRegistry } from '../observability/index.js';
import { LocalPubSub } from './local-pub-sub.js';
import { MemoryStreamLog } from './memory-stream-log.js';
import { PubSub } from './pub-sub.js';
import { RedisPubSub } from './redis-pub-sub.js';
import { RedisStreamLog } from './redis-stream-log.js';
import { StreamLog } from './stream-log.js';

export interface RealtimeParts {
  readonly pubSub: PubSub;
  readonly streams: StreamLog;
}

/** In one process, or over Redis when there is one. */
export function createRealtime(redisUrl: string | undefined): RealtimeParts {
  return redisUrl === undefined
    ? { pubSub: new LocalPubSub(), streams: new MemoryStreamLog() }
    : { pubSub: new RedisPubSub(redisUrl), streams: new RedisStreamLog(redisUrl) };
}

@Injectable()
class RealtimeCloser implements OnApplicationBootstrap {
  constructor(
    private readonly drains: DrainRegistry,
    private readonly pubSub: PubSub,
    private readonly streams: StreamLog,
  ) {}

  onApplicationBootstrap(): void {
    this.drains.add('streams', DRAIN_ORDER.transports, () => this.streams.close());
    this.drains.add('messages', DRAIN_ORDER.transports, () => this.pubSub.close());
  }
}

/** Global: messages between processes and resumable streams. */
@Module({})
export class RealtimeModule {
  static forRoot(parts: RealtimeParts): DynamicModule {
    const providers = [
      { provide: PubSub, useValue: parts.pubSub },
      { provide: StreamLog, useValue: parts.streams },
    ];
    return { module: RealtimeModule, global: true, providers: [...providers, RealtimeCloser], exports: providers };
  }
}
