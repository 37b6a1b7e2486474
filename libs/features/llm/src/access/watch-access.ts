import { AppError } from '@assist/kernel';
import type { ChatModel, ModelDelta, ModelRequest } from '../contracts.js';

/** A right that was taken must not be used for more than 5 s, also by an answer that is being written. */
const EVERY_MS = 4000;

/** The model, as long as it may be used: then its stream throws CONNECTION_NOT_FOUND. */
export function watchAccess(model: ChatModel, isAllowed: () => Promise<boolean>): ChatModel {
  return { stream: (request, signal) => watched(model, isAllowed, request, signal) };
}

async function* watched(
  model: ChatModel,
  isAllowed: () => Promise<boolean>,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelDelta> {
  const lost = new AbortController();
  const timer = setInterval(() => {
    isAllowed().then(
      (allowed) => (allowed ? undefined : lost.abort(new AppError('CONNECTION_NOT_FOUND'))),
      // A database that is away for a moment takes no rights.
      () => undefined,
    );
  }, EVERY_MS);
  try {
    yield* model.stream(request, AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
  }
}
