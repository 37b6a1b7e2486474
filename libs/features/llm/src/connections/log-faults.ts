import { isAppError } from '@assist/kernel';
import type { Log } from '@assist/platform/observability';
import type { ChatModel, ModelDelta } from '../contracts.js';

/**
 * Tells administrators why a model failed: the status and the provider's words, from which keys were taken out, with the
 * name of the connection. `about` must hold nothing that a person typed into the chat.
 */
export function logFaults(model: ChatModel, log: Log, about: Readonly<Record<string, string>>): ChatModel {
  return {
    async *stream(request, signal): AsyncGenerator<ModelDelta> {
      try {
        yield* model.stream(request, signal);
      } catch (error) {
        if (isAppError(error) && !signal.aborted) log.warn({ ...about, code: error.code, ...error.params }, 'a model failed');
        throw error;
      }
    },
  };
}
