import type { ParseProgress } from '../parser.js';
import { failureMessage } from './failure-message.js';
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
        answer(failureMessage(error));
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

main();
