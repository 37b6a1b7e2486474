import type { Citation, Message } from '@assist/contracts';
import type { AnswerPhase, AnswerStream } from './answer-stream';

/** An answer as it is shown: the stored message, with what its stream adds to it. */
export interface MessageView {
  readonly message: Message;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly running: boolean;
  readonly phase: AnswerPhase;
}

export function isRunning(message: Message): boolean {
  return message.state === 'queued' || message.state === 'streaming';
}

/** The stored message wins as soon as it is final; until then the longer text is the newer one. */
export function viewOf(message: Message, stream: AnswerStream | undefined): MessageView {
  if (!isRunning(message)) return settled(message);
  if (stream === undefined) {
    return { message, text: message.text, citations: message.citations, running: true, phase: phaseOf(message) };
  }
  if (stream.final !== null) return settled(stream.final);
  return {
    message,
    text: stream.text.length >= message.text.length || stream.phase === 'writing' ? stream.text : message.text,
    citations: stream.citations.length > 0 ? stream.citations : message.citations,
    running: true,
    phase: stream.phase,
  };
}

function settled(message: Message): MessageView {
  return { message, text: message.text, citations: message.citations, running: false, phase: 'ended' };
}

function phaseOf(message: Message): AnswerPhase {
  return message.text === '' ? 'waiting' : 'writing';
}
