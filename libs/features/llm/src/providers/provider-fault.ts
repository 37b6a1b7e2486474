import type { LlmErrorCode } from '@assist/contracts';
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
      return new AppError('PROVIDER_FAILED', { status: null, reason: `connection broken off (${reason})` });
    case 'too-large':
      return new AppError('PROVIDER_FAILED', { status: null, reason: `answer over ${reason} bytes` });
  }
}

/** The error for a refusing HTTP status. `body` is the start of what came with it. */
export function statusFault(status: number, body: string, secrets: readonly (string | null)[]): AppError<LlmErrorCode> {
  const reason = redactReason(messageIn(body), secrets);
  if (status === 401 || status === 403) return new AppError('PROVIDER_AUTH_FAILED', { status, reason });
  if (namesMissingModel(status, body)) return new AppError('PROVIDER_MODEL_MISSING', { status, reason });
  if (status === 408 || status === 504) return new AppError('PROVIDER_TIMEOUT', { phase: 'gateway', status });
  return new AppError('PROVIDER_FAILED', { status, reason });
}

/** The error for anything that a client library threw while it read an answer. */
export function streamFault(error: unknown, secrets: readonly (string | null)[]): AppError {
  if (isAppError(error)) return error;
  const message = error instanceof SyntaxError ? 'the answer is not in the format of this provider' : textOf(error);
  if (namesMissingModel(404, message)) {
    return new AppError('PROVIDER_MODEL_MISSING', { status: null, reason: redactReason(message, secrets) });
  }
  return new AppError('PROVIDER_FAILED', { status: null, reason: redactReason(message, secrets) });
}

function textOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'unknown';
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
