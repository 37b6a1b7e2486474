import type { Message } from '@assist/contracts';

/** How the next question is asked. `collectionIds` null: everything the person may read; `modelId` null: the default. */
export interface ChatOptions {
  readonly collectionIds: readonly string[] | null;
  readonly modelId: string | null;
}

export const DEFAULT_OPTIONS: ChatOptions = { collectionIds: null, modelId: null };

/** Switches one collection; the empty choice and the full choice both mean "all". */
export function toggleCollection(chosen: readonly string[] | null, id: string, all: readonly string[]): readonly string[] | null {
  const next = chosen === null ? [id] : chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
  const valid = next.filter((other) => all.includes(other));
  return valid.length === 0 || valid.length === all.length ? null : valid;
}

/** A chat goes on as its last question was asked. */
export function optionsOf(messages: readonly Message[]): ChatOptions {
  return messages.findLast((message) => message.asked !== null)?.asked ?? DEFAULT_OPTIONS;
}

export interface Choices {
  /** `undefined` while they are not known. */
  readonly modelIds: readonly string[] | undefined;
  readonly collectionIds: readonly string[] | undefined;
}

/** Without what has been deleted meanwhile. */
export function stillValid(options: ChatOptions, { modelIds, collectionIds }: Choices): ChatOptions {
  const modelId = options.modelId !== null && modelIds?.includes(options.modelId) === false ? null : options.modelId;
  const kept = options.collectionIds?.filter((id) => collectionIds?.includes(id) !== false) ?? [];
  return { modelId, collectionIds: kept.length === 0 ? null : kept };
}

/** A model that a chat was to go on with, and the name that its last answer gave it. */
export interface LostModel {
  readonly name: string | null;
}

/** Whether the model of the next question is gone, or not for this person any more. */
export function lostModel(
  options: ChatOptions,
  messages: readonly Message[],
  modelIds: readonly string[] | undefined,
): LostModel | null {
  const { modelId } = options;
  if (modelId === null || modelIds === undefined || modelIds.includes(modelId)) return null;
  return { name: messages.findLast(({ asked, model }) => asked?.modelId === modelId && model !== null)?.model ?? null };
}

/** A choice that was kept as text; null for anything that isn't one. */
export function readOptions(text: string | null): ChatOptions | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null || !('modelId' in value) || !('collectionIds' in value)) return null;
    const { modelId, collectionIds } = value;
    return {
      modelId: typeof modelId === 'string' ? modelId : null,
      collectionIds: Array.isArray(collectionIds) ? collectionIds.filter((id) => typeof id === 'string') : null,
    };
  } catch {
    return null;
  }
}
