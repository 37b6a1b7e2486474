import { AppError } from '@assist/kernel';
import { RightWatch } from '@assist/platform/http';
import type { ChatModel, ModelDelta, ModelRequest } from '../contracts.js';

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
  const watch = new RightWatch(isAllowed, () => new AppError('CONNECTION_NOT_FOUND'));
  try {
    yield* model.stream(request, AbortSignal.any([signal, watch.signal]));
  } finally {
    watch.stop();
  }
}
