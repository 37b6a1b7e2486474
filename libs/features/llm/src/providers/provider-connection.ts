import type { Provider } from '@assist/contracts';

/** Where a provider is reached and with which credentials. */
export interface ProviderEndpoint {
  readonly provider: Provider;
  /** As the administrator wrote it; null for the public endpoint of the provider. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  /** Azure OpenAI only. */
  readonly apiVersion: string | null;
}

export interface ProviderConnection extends ProviderEndpoint {
  /** Name of the model; for Azure OpenAI of the deployment. */
  readonly model: string;
}

/** Limits of one exchange with a provider. */
export interface ProviderLimits {
  /** Until the TCP or TLS connection stands. */
  readonly connectTimeoutMs: number;
  /** From the request to the first piece of the answer: a local model may have to be loaded first. */
  readonly firstTokenTimeoutMs: number;
  /** Silence in the middle of an answer. */
  readonly idleTimeoutMs: number;
  readonly maxResponseBytes: number;
}

export const DEFAULT_LIMITS: ProviderLimits = {
  connectTimeoutMs: 10_000,
  firstTokenTimeoutMs: 180_000,
  idleTimeoutMs: 60_000,
  maxResponseBytes: 32 * 1024 * 1024,
};
