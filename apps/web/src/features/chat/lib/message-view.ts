import type { Citation, Message } from '@assist/contracts';
import type { AnswerPhase, AnswerStream, AskedModel } from './answer-stream';

/** An answer as it is shown: the stored message, with what its stream adds to it. */
export interface MessageView {
  readonly message: Message;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly running: boolean;
  readonly phase: AnswerPhase;
  /** Null before a model is asked, and for a stored message. */
  readonly asked: AskedModel | null;
}

const NOTHING_GIVEN: readonly Message['notices'][number][] = ['nothing_found', 'no_documents', 'documents_pending'];

export function isRunning(message: Message): boolean {
  return message.state === 'queued' || message.state === 'streaming';
}

/** Written by a model that was given no passage: whatever it says comes from somewhere else. */
export function isUngrounded({ message, text, running, asked }: MessageView): boolean {
  if (text === '') return false;
  if (running) return asked?.passages === 0;
  return message.model !== null && message.notices.some((notice) => NOTHING_GIVEN.includes(notice));
}

/** The stored message wins as soon as it is final; until then the longer text is the newer one. */
export function viewOf(message: Message, stream: AnswerStream | undefined): MessageView {
  if (!isRunning(message)) return settled(message);
  if (stream === undefined) {
    const { text, citations } = message;
    return { message, text, citations, running: true, phase: phaseOf(message), asked: null };
  }
  if (stream.final !== null) return settled(stream.final);
  return {
    message,
    text: stream.text.length >= message.text.length || stream.phase === 'writing' ? stream.text : message.text,
    citations: stream.citations.length > 0 ? stream.citations : message.citations,
    running: true,
    phase: stream.phase,
    asked: stream.asked,
  };
}

function settled(message: Message): MessageView {
  return { message, text: message.text, citations: message.citations, running: false, phase: 'ended', asked: null };
}

function phaseOf(message: Message): AnswerPhase {
  return message.text === '' ? 'waiting' : 'writing';
}
