import type { StreamEvent } from '@assist/contracts';
import { createObservable } from '../../../lib/store/observable';
import { forgetAnswer, reduceAnswers, type AnswerStreams } from './answer-stream';

/** All answers that are being written, by message id. Painted at most once per frame. */
export const answerStreams = createObservable<AnswerStreams>({});

let latest: AnswerStreams = {};
let painting = false;

export function receiveEvent(event: StreamEvent): void {
  const next = reduceAnswers(latest, event);
  if (next === latest) return;
  latest = next;
  if (painting) return;
  painting = true;
  // A hidden tab gets no frames; a timer keeps it moving.
  if (document.hidden) setTimeout(paint, 100);
  else requestAnimationFrame(paint);
}

export function lastSeq(messageId: string): number {
  return latest[messageId]?.seq ?? 0;
}

export function dropStream(messageId: string): void {
  latest = forgetAnswer(latest, messageId);
  answerStreams.set(latest);
}

export function dropAllStreams(): void {
  latest = {};
  answerStreams.set(latest);
}

function paint(): void {
  painting = false;
  answerStreams.set(latest);
}
