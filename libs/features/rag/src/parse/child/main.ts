import { detailOf, isParseFailure } from '../failure.js';
import type { ParseProgress } from '../parser.js';
import type { ChildMessage, ParseJob } from './protocol.js';
import { runJob } from './run-job.js';

const PROGRESS_EVERY_MS = 200;

/** Entry of the parser's process: one job by message, one answer, end. It also ends when its parent is gone. */
function main(): void {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (job) => {
    runJob(job as ParseJob, throttled()).then(
      (meta) => {
        answer({ type: 'done', meta });
      },
      (error: unknown) => {
        answer(failureOf(error));
      },
    );
  });
}

function answer(message: ChildMessage): void {
  process.send?.(message, undefined, undefined, () => process.disconnect());
}

function throttled(): (progress: ParseProgress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    process.send?.({ type: 'progress', progress } satisfies ChildMessage);
  };
}

/** A stack overflow is the mark of nesting that no person wrote. */
function failureOf(error: unknown): ChildMessage {
  if (isParseFailure(error)) return { type: 'failed', reason: error.code, detail: detailOf(error) };
  if (error instanceof RangeError) return { type: 'failed', reason: 'too_complex', detail: null };
  return { type: 'failed', reason: 'parser_crashed', detail: error instanceof Error ? error.name : null };
}

main();
