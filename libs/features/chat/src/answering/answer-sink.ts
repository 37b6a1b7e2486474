import type { Citation, Message } from '@assist/contracts';

/** Where a writer of answers puts what it has. */
export interface AnswerSink {
  /** Nothing was written yet. */
  readonly isEmpty: boolean;
  searching(): void;
  /** The search is over, and a model was asked with so many passages. */
  asking(model: string, passages: number): void;
  /** Name of the model that answers; null for the extractive answerer. */
  model(name: string | null): void;
  notice(notice: Message['notices'][number]): void;
  /** Replaces the sources; each marker in the text so far and in the next delta has its source here. */
  sources(citations: readonly Citation[]): void;
  delta(text: string): void;
}
