import type { AnswerEvent, Citation, Message, StreamEvent } from '@assist/contracts';

export type AnswerPhase = 'waiting' | 'searching' | 'asking' | 'writing' | 'ended';

export interface AskedModel {
  readonly model: string;
  readonly passages: number;
}

/** What is known of one answer from its events. `seq` is the last event seen. */
export interface AnswerStream {
  readonly seq: number;
  readonly phase: AnswerPhase;
  readonly text: string;
  readonly citations: readonly Citation[];
  /** The model that was asked, and with how many passages. */
  readonly asked: AskedModel | null;
  readonly final: Message | null;
}

export type AnswerStreams = Readonly<Record<string, AnswerStream>>;

export const NO_STREAM: AnswerStream = { seq: 0, phase: 'waiting', text: '', citations: [], asked: null, final: null };

/**
 * Takes one event. Events seen before are dropped, so a replay after a reconnect changes nothing; event types of a newer
 * server only count.
 */
export function reduceAnswers(streams: AnswerStreams, { messageId, seq, event }: StreamEvent): AnswerStreams {
  const before = streams[messageId] ?? NO_STREAM;
  if (seq <= before.seq) return streams;
  return { ...streams, [messageId]: { ...applyEvent(before, event), seq } };
}

function applyEvent(before: AnswerStream, event: AnswerEvent): AnswerStream {
  switch (event.type) {
    case 'reset':
      return { ...NO_STREAM };
    case 'searching':
      return { ...before, phase: 'searching' };
    case 'asking':
      return { ...before, phase: 'asking', asked: { model: event.model, passages: event.passages } };
    case 'sources':
      return { ...before, citations: event.citations };
    case 'delta':
      return { ...before, phase: 'writing', text: before.text + event.text };
    case 'done':
    case 'stopped':
    case 'failed':
      return { ...before, phase: 'ended', text: event.message.text, citations: event.message.citations, final: event.message };
    default:
      return before;
  }
}

/** For an answer that starts again, or whose stored message has taken over. */
export function forgetAnswer(streams: AnswerStreams, messageId: string): AnswerStreams {
  if (streams[messageId] === undefined) return streams;
  const { [messageId]: _gone, ...rest } = streams;
  return rest;
}
