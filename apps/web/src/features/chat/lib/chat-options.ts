import { createObservable } from '../../../lib/store/observable';

/** How the next question is asked. `collectionIds` null: everything the person may read; `modelId` null: the default. */
export interface ChatOptions {
  readonly collectionIds: readonly string[] | null;
  readonly modelId: string | null;
}

export const DEFAULT_OPTIONS: ChatOptions = { collectionIds: null, modelId: null };
export const chatOptions = createObservable<ChatOptions>(DEFAULT_OPTIONS);

/** Switches one collection; the empty choice and the full choice both mean "all". */
export function toggleCollection(chosen: readonly string[] | null, id: string, all: readonly string[]): readonly string[] | null {
  const next = chosen === null ? [id] : chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
  const valid = next.filter((other) => all.includes(other));
  return valid.length === 0 || valid.length === all.length ? null : valid;
}
