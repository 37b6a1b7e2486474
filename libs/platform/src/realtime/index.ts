export { LocalPubSub } from './local-pub-sub.js';
export { MemoryStreamLog } from './memory-stream-log.js';
export { PubSub } from './pub-sub.js';
export { RealtimeAdapter } from './realtime.adapter.js';
export { createRealtime, RealtimeModule, type RealtimeParts } from './realtime.module.js';
export { RedisPubSub } from './redis-pub-sub.js';
export { RedisStreamLog } from './redis-stream-log.js';
export { roomToSend } from './room-to-send.js';
export { STREAM_TTL_MS, StreamLog, type LoggedEvent } from './stream-log.js';
