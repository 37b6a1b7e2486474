import type { AnswerEvent, Citation, Message } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { LeaseLost, type WorkItem } from '@assist/platform/work';
import type { ChatMessage } from '../messages/chat-message.entity.js';
import type { ChatMessageRepository } from '../messages/chat-message.repository.js';
import type { AnswerEvents } from './answer-events.js';
import type { AnswerSink } from './answer-sink.js';
import { StorableText } from './storable-text.js';

/** Pieces that come closer together than this travel as one event. */
const COALESCE_MS = 15;
/** How often the text so far is stored, so that a crash or a stop elsewhere does not lose it. */
const KEEP_EVERY_MS = 1000;

type Content = Pick<ChatMessage, 'text' | 'citations' | 'notices' | 'model'>;

/**
 * One run of writing an answer: sends its events in order, the first delta at once and then a few at a time, and stores
 * the text now and then under the work's fence. `signal` aborts when it turns out that nobody wants the answer any more.
 */
export class AnswerWriter implements AnswerSink {
  readonly #lost = new AbortController();
  readonly #content = { text: '', citations: [] as Citation[], notices: [] as Message['notices'], model: null as string | null };
  #isGone = false;
  #hasGap = false;
  /** Characters of the text that were sent, or would have been. */
  #told = 0;
  readonly #storable = new StorableText();
  #pending = '';
  #timer: NodeJS.Timeout | undefined;
  #sentAt = 0;
  #keptAt = performance.now();
  #chain: Promise<void> = Promise.resolve();

  constructor(
    private readonly ctx: RequestContext,
    private readonly item: WorkItem,
    private readonly answer: ChatMessage,
    private readonly events: AnswerEvents,
    private readonly messages: ChatMessageRepository,
  ) {}

  /** The message was deleted or ended by somebody else: there is nothing to write any more. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Aborted when the writing is pointless: the message is gone, or the lease is lost (then that is its reason). */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  get content(): Content {
    return { ...this.#content, text: this.#content.text.trimEnd() };
  }

  get isEmpty(): boolean {
    return this.#content.text.trim() === '';
  }

  searching(): void {
    this.#send({ type: 'searching' });
  }

  asking(model: string, passages: number): void {
    this.#send({ type: 'asking', model, passages });
  }

  model(name: string | null): void {
    this.#content.model = name?.slice(0, 200) ?? null;
  }

  notice(notice: Message['notices'][number]): void {
    this.#content.notices.push(notice);
  }

  sources(citations: readonly Citation[]): void {
    this.#flush();
    this.#content.citations = [...citations];
    this.#send({ type: 'sources', citations: [...citations] });
  }

  delta(text: string): void {
    this.#add(this.#storable.push(text));
    const wait = this.#sentAt + COALESCE_MS - performance.now();
    if (wait <= 0) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), wait);
  }

  /** All events are sent and nothing of this run is written any more. */
  async settle(): Promise<void> {
    this.#add(this.#storable.flush());
    this.#flush();
    await this.#chain;
  }

  #add(text: string): void {
    this.#content.text += text;
    this.#pending += text;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending === '') return;
    this.#send({ type: 'delta', text: this.#pending });
    this.#pending = '';
    this.#sentAt = performance.now();
    if (this.#sentAt - this.#keptAt < KEEP_EVERY_MS) return;
    this.#keptAt = this.#sentAt;
    const content = this.content;
    this.#then(async () => {
      const isKept = await this.item.fenced(this.ctx, (tx) => this.messages.keep(tx, this.answer, content));
      if (isKept) return;
      this.#isGone = true;
      this.#lost.abort();
    });
  }

  #send(event: AnswerEvent): void {
    this.#then(async () => {
      const isWhole = !this.#hasGap || (await this.#tellAgain());
      this.#hasGap = !(isWhole && (await this.#emit(event)));
      if (event.type === 'delta') this.#told += event.text.length;
    });
  }

  #emit(event: AnswerEvent): Promise<boolean> {
    return this.events.emit(this.answer, event);
  }

  /** Events were lost: those who watch begin again, else they would read a text with holes until the answer ends. */
  async #tellAgain(): Promise<boolean> {
    const { citations, text } = this.#content;
    if (!(await this.#emit({ type: 'reset' }))) return false;
    if (citations.length > 0 && !(await this.#emit({ type: 'sources', citations }))) return false;
    return this.#told === 0 || this.#emit({ type: 'delta', text: text.slice(0, this.#told) });
  }

  #then(step: () => Promise<void>): void {
    this.#chain = this.#chain.then(step).catch((error: unknown) => {
      // Text that could not be kept now is kept a second later, or with the end.
      if (error instanceof LeaseLost) this.#lost.abort(error);
    });
  }
}
