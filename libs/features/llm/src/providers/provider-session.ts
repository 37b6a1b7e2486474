import { AppError } from '@assist/kernel';
import { isNeverMeant } from './egress-address.js';
import type { EgressRule } from './egress-rule.js';
import { egressFetch } from './egress.js';
import type { ProviderEndpoint, ProviderLimits } from './provider-connection.js';
import { connectionFault, statusFault, streamFault } from './provider-fault.js';
import { providerUrl } from './provider-url.js';
import { watchWire } from './wire-watch.js';

const MAX_ERROR_BODY = 16 * 1024;

/**
 * One exchange with a provider: its guarded fetch, its time limits and the first thing that went wrong. Client
 * libraries wrap and rename faults, each in its own way; the one seen here at the wire is the one that is reported.
 */
export class ProviderSession {
  readonly url: URL;
  readonly fetch: typeof fetch;
  /** The provider said at the wire that its answer is complete. */
  ended = false;
  readonly #controller = new AbortController();
  readonly #endpoint: ProviderEndpoint;
  readonly #limits: ProviderLimits;
  readonly #caller: AbortSignal;
  readonly #onCallerAbort = (): void => this.#controller.abort(this.#caller.reason);
  #fault: AppError | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(endpoint: ProviderEndpoint, limits: ProviderLimits, caller: AbortSignal) {
    this.url = providerUrl(endpoint);
    this.#endpoint = endpoint;
    this.#limits = limits;
    this.#caller = caller;
    caller.throwIfAborted();
    caller.addEventListener('abort', this.#onCallerAbort, { once: true });
    this.fetch = this.#watched(egressFetch(this.#rule()));
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the exchange with PROVIDER_TIMEOUT unless `disarm` or another `arm` comes first. */
  arm(phase: 'first-token' | 'idle'): void {
    this.disarm();
    const limitMs = phase === 'idle' ? this.#limits.idleTimeoutMs : this.#limits.firstTokenTimeoutMs;
    this.#timer = setTimeout(() => {
      this.#note(new AppError('PROVIDER_TIMEOUT', { phase, seconds: Math.round(limitMs / 1000) }));
      this.#controller.abort(this.#fault);
    }, limitMs);
  }

  disarm(): void {
    clearTimeout(this.#timer);
  }

  /**
   * What to report for `error`: the fault seen at the wire, or the library's words made safe.
   * @throws the caller's own reason when it was the caller who aborted
   */
  explain(error: unknown): AppError {
    this.#caller.throwIfAborted();
    return this.#fault ?? streamFault(error, [this.#endpoint.apiKey]);
  }

  /** Closes the connection if it is still open; no listener stays behind. */
  close(): void {
    this.disarm();
    this.#caller.removeEventListener('abort', this.#onCallerAbort);
    this.#controller.abort();
  }

  #rule(): EgressRule {
    return {
      allow: [this.url.origin],
      refuseAddress: isNeverMeant,
      connectTimeoutMs: this.#limits.connectTimeoutMs,
      maxResponseBytes: this.#limits.maxResponseBytes,
      credentials: credentialsOf(this.#endpoint),
      signal: this.signal,
      fault: (fault, reason) => this.#note(connectionFault(fault, reason)),
    };
  }

  #watched(send: typeof fetch): typeof fetch {
    return async (input, init) => {
      const response = await send(input, init);
      if (response.ok) {
        return watchWire(response, { onEnd: () => void (this.ended = true), onBroken: (error) => this.#note(error) });
      }
      const { status, headers } = response;
      const refusal = { status, body: await startOf(response), retryAfter: headers.get('retry-after') };
      throw this.#note(statusFault(refusal, [this.#endpoint.apiKey]));
    };
  }

  #note(fault: AppError): AppError {
    this.#fault ??= fault;
    return this.#fault;
  }
}

function credentialsOf({ provider, apiKey }: ProviderEndpoint): Record<string, string> {
  if (apiKey === null || apiKey === '') return {};
  if (provider === 'azure-openai') return { 'api-key': apiKey };
  if (provider === 'anthropic') return { 'x-api-key': apiKey };
  return { authorization: `Bearer ${apiKey}` };
}

async function startOf(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= MAX_ERROR_BODY) break;
    }
  } catch {
    // The status says enough when its explanation breaks off.
  }
  return text.slice(0, MAX_ERROR_BODY);
}
