import type { AppError } from '@assist/kernel';
import { unreadable } from './provider-fault.js';

export interface WireEvents {
  readonly onEnd: () => void;
  readonly onBroken: (error: AppError) => AppError;
}

/**
 * Passes a streamed body on unchanged and looks at its lines. An answer that is cut off by a closing proxy looks
 * complete to the client libraries, so the sentinels of a real end are noted here; and lines that are no JSON end an
 * Ollama stream here, because its library prints them to the console (they are parts of an answer).
 */
export function watchWire(response: Response, events: WireEvents): Response {
  const type = response.headers.get('content-type') ?? '';
  const check = type.includes('ndjson') ? strictJsonLine : sseLine;
  if (response.body === null || !(type.includes('ndjson') || type.includes('event-stream'))) return response;
  const decoder = new TextDecoder();
  let rest = '';
  const watch = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) check(line.trim(), events);
      controller.enqueue(chunk);
    },
    flush() {
      check((rest + decoder.decode()).trim(), events);
    },
  });
  return new Response(response.body.pipeThrough(watch), { status: response.status, headers: response.headers });
}

function sseLine(line: string, events: WireEvents): void {
  if (line === 'data: [DONE]' || line === 'data:[DONE]' || line === 'event: message_stop') events.onEnd();
}

function strictJsonLine(line: string, events: WireEvents): void {
  if (line === '') return;
  try {
    const { done } = JSON.parse(line) as { done?: unknown };
    if (done === true) events.onEnd();
  } catch {
    throw events.onBroken(unreadable());
  }
}
