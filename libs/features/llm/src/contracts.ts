import type { RequestContext } from '@assist/kernel';

/** One turn of a conversation as a model gets it. */
export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  /** Upper limit of the answer; left out: the provider's own. */
  readonly maxTokens?: number;
  /** Ignored where a provider's models refuse it. */
  readonly temperature?: number;
}

/** Tokens as the provider counted them. */
export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A piece of the answer; the last one may be empty and carry the usage. */
export interface ModelDelta {
  readonly text: string;
  readonly usage?: ModelUsage;
}

/** A model behind any provider. */
export interface ChatModel {
  /**
   * Streams one answer. Ending the iteration early or aborting `signal` closes the connection to the provider; nothing
   * is retried. Throws `signal.reason` after an abort, else an AppError: ENDPOINT_REFUSED, PROVIDER_UNREACHABLE,
   * PROVIDER_AUTH_FAILED, PROVIDER_MODEL_MISSING, PROVIDER_TIMEOUT, PROVIDER_BUSY or PROVIDER_FAILED, also for an
   * answer without any text.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelDelta>;
}

/** A model that may be used now, and the name that people know it by. */
export interface OpenedModel {
  readonly name: string;
  readonly model: ChatModel;
}

/** Port: the models that administrators have connected. */
export abstract class ChatModels {
  /**
   * The model of a connection, or the one that is the default for the caller for null; null where none is. Opens no
   * network connection. Failure codes: CONNECTION_NOT_FOUND for an id that is unknown or not for the caller, also in the
   * middle of an answer once the connection is taken away; CONNECTION_INCOMPLETE when its key cannot be read any more.
   */
  abstract open(ctx: RequestContext, modelId: string | null): Promise<OpenedModel | null>;
}
