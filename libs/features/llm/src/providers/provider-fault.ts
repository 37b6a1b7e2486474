import type { LlmErrorCode, ProviderFault } from '@assist/contracts';
import { AppError, isAppError } from '@assist/kernel';
import type { EgressFault } from './egress-rule.js';
import { redactReason } from './redact.js';

/** The error for a fault of the connection itself. */
export function connectionFault(fault: EgressFault, reason: string): AppError<LlmErrorCode> {
  switch (fault) {
    case 'refused':
      return new AppError('ENDPOINT_REFUSED', { reason });
    case 'unreachable':
      return new AppError('PROVIDER_UNREACHABLE', { reason });
    case 'connect-timeout':
      return new AppError('PROVIDER_TIMEOUT', { phase: 'connect' });
    case 'broken-off':
      return ownFault('broken_off', `connection broken off (${reason})`);
    case 'too-large':
      return ownFault('too_large', `answer over ${reason} bytes`);
  }
}

/** A fault that the provider did not put into words itself; `reason` is for the log. */
export function ownFault(fault: ProviderFault, reason: string): AppError<LlmErrorCode> {
  return new AppError('PROVIDER_FAILED', { status: null, reason, fault });
}

export const unreadable = (): AppError<LlmErrorCode> =>
  ownFault('unreadable', 'the answer is not in the format of this provider');

/** A refusing HTTP status with the start of what came with it. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
  /** The header of that name. */
  readonly retryAfter: string | null;
}

/** The error for a refusing HTTP status. */
export function statusFault(refusal: Refusal, secrets: readonly (string | null)[]): AppError<LlmErrorCode> {
  const { status, body } = refusal;
  const reason = redactReason(messageIn(body), secrets);
  if (status === 401 || status === 403) return new AppError('PROVIDER_AUTH_FAILED', { status, reason });
  if (namesMissingModel(status, body)) return new AppError('PROVIDER_MODEL_MISSING', { status, reason });
  if (isBusy(refusal)) return new AppError('PROVIDER_BUSY', { status, reason, retryAfterSeconds: secondsOf(refusal.retryAfter) });
  if (status === 408 || status === 504) return new AppError('PROVIDER_TIMEOUT', { phase: 'gateway', status });
  return new AppError('PROVIDER_FAILED', { status, reason });
}

/** The error for anything that a client library threw while it read an answer. */
export function streamFault(error: unknown, secrets: readonly (string | null)[]): AppError {
  if (isAppError(error)) return error;
  if (error instanceof SyntaxError) return unreadable();
  const message = textOf(error);
  if (namesMissingModel(404, message)) {
    return new AppError('PROVIDER_MODEL_MISSING', { status: null, reason: redactReason(message, secrets) });
  }
  return new AppError('PROVIDER_FAILED', { status: null, reason: redactReason(message, secrets) });
}

function textOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'unknown';
}

const LONGEST_WAIT_SECONDS = 86_400;

/** Too many requests, but no account that is used up: waiting would not help there. Local servers say 503 while they load. */
function isBusy({ status, body, retryAfter }: Refusal): boolean {
  if (status === 429) return !/insufficient_quota|credit balance|billing/i.test(body);
  if (status === 503) return retryAfter !== null || /\b(busy|overloaded|capacity|loading model|too many|queue)\b/i.test(body);
  return status === 529;
}

/** `Retry-After` as a number or a date; null where it says nothing useful. */
function secondsOf(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d{1,12}(\.\d+)?$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), LONGEST_WAIT_SECONDS) : null;
}

/** OpenAI and Azure: 404 with a code; LM Studio and vLLM: 400 or 404 with a sentence; Ollama: 404 "model … not found". */
function namesMissingModel(status: number, text: string): boolean {
  if (status !== 400 && status !== 404) return false;
  if (/model_not_found|DeploymentNotFound|not_found_error/.test(text)) return true;
  return /\b(model|deployment)\b.{0,200}\b(not found|does not exist|not loaded|is not available|unknown)\b/is.test(text);
}

/** The providers' error objects: `{error: {message}}`, `{error: "…"}`, `{message}`, `{detail}`; else the text without tags. */
function messageIn(body: string): string {
  try {
    return messageOf(JSON.parse(body)) ?? '';
  } catch {
    return body.replace(/<[^>]{0,500}>/g, ' ');
  }
}

function messageOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  return messageOf(fields['error']) ?? messageOf(fields['message']) ?? messageOf(fields['detail']);
}
