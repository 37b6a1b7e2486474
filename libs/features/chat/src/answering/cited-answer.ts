import type { SearchResult } from '@assist/contracts';
import { finalCitations, sourcesSoFar } from '../answer/answer-citations.js';
import { CitationStream } from '../answer/citation-stream.js';
import type { AnswerSink } from './answer-sink.js';

/** A model's answer on its way to the sink: its sources are in place before the text that refers to them. */
export class CitedAnswer {
  readonly #markers: CitationStream;
  #text = '';

  constructor(
    private readonly passages: readonly SearchResult[],
    private readonly sink: AnswerSink,
  ) {
    this.#markers = new CitationStream(passages.length);
    sink.sources(sourcesSoFar(passages, []));
  }

  get isEmpty(): boolean {
    return this.#text.trim() === '';
  }

  /** Although there was something to cite. */
  get citesNothing(): boolean {
    return this.passages.length > 0 && this.#markers.cited.length === 0;
  }

  add(text: string): void {
    this.#pass(() => this.#markers.push(text));
  }

  /** Also of an answer that was cut off: what is there keeps the sources that it cites. */
  end(): void {
    this.#pass(() => this.#markers.flush());
    this.sink.sources(this.isEmpty ? [] : finalCitations(this.#text, this.passages, this.#markers.cited));
  }

  #pass(rewrite: () => string): void {
    const citedBefore = this.#markers.cited.length;
    const text = this.#text === '' ? rewrite().trimStart() : rewrite();
    if (this.#markers.cited.length > citedBefore) this.sink.sources(sourcesSoFar(this.passages, this.#markers.cited));
    if (text !== '') this.sink.delta(text);
    this.#text += text;
  }
}
