import type { MessageNotice, SearchResult } from '@assist/contracts';
import { AppError, isAppError, type Locale, type RequestContext } from '@assist/kernel';
import { ChatModels, type OpenedModel } from '@assist/llm/contracts';
import { DocumentSearch } from '@assist/rag/contracts';
import { Injectable } from '@nestjs/common';
import { sourcesSoFar } from '../answer/answer-citations.js';
import { readQuestion, type AskedQuestion } from '../answer/asked-question.js';
import { detectLanguage } from '../answer/detect-language.js';
import { answerFromPassages } from '../answer/extractive-answer.js';
import { findPassages, PASSAGES } from '../answer/find-passages.js';
import type { Turn } from '../answer/history.js';
import { buildPrompt, type PromptInput } from '../answer/prompt.js';
import type { AnswerSink } from './answer-sink.js';
import { CitedAnswer } from './cited-answer.js';

export interface AnswerBrief {
  readonly question: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly Turn[];
  /** Null: all that the asker may read; empty: none. */
  readonly collectionIds: readonly string[] | null;
  /** Null: the default model. */
  readonly modelId: string | null;
}

/** The asker, or the house, may not use documents now. */
const SEARCH_REFUSALS: ReadonlySet<string> = new Set([
  'FORBIDDEN',
  'LICENSE_MODULE_MISSING',
  'LICENSE_EXPIRED',
  'LICENSE_REQUIRED',
  'MODULE_DISABLED',
]);

const MAX_ANSWER_TOKENS = 1500;
/** Low: an answer should repeat what the passages say. */
const TEMPERATURE = 0.2;

/** Finds passages for a question and answers from them: by a model where one is connected, else by quoting. */
@Injectable()
export class ComposeAnswer {
  constructor(
    private readonly search: DocumentSearch,
    private readonly models: ChatModels,
  ) {}

  async execute(ctx: RequestContext, brief: AnswerBrief, sink: AnswerSink): Promise<void> {
    const language = detectLanguage(brief.question, ctx.locale);
    sink.searching();
    const earlier = brief.history.filter((turn) => turn.role === 'user').map((turn) => turn.text);
    const asked = readQuestion(brief.question, earlier);
    const passages = await this.#find(ctx, asked, brief, sink);
    ctx.signal.throwIfAborted();
    try {
      const opened = await this.models.open(ctx, brief.modelId);
      sink.model(opened?.name ?? null);
      if (opened === null) quote(asked, passages, language, sink);
      else await ask(ctx, opened, { question: brief.question, passages, history: brief.history, language }, sink);
    } catch (error) {
      if (!ctx.signal.aborted && sink.isEmpty) quoteInstead(asked, passages, language, sink);
      throw error;
    }
  }

  /** Without the right to search, the model answers from what it knows: a chat never widens the rights of its user. */
  async #find(ctx: RequestContext, asked: AskedQuestion, brief: AnswerBrief, sink: AnswerSink): Promise<readonly SearchResult[]> {
    try {
      const passages = await findPassages(asked, (query) => this.#search(ctx, brief, query));
      if (passages.length === 0) sink.notice(await this.#whyNothing(ctx, brief));
      return passages;
    } catch (error) {
      if (!isAppError(error) || !SEARCH_REFUSALS.has(error.code)) throw error;
      sink.notice('search_refused');
      return [];
    }
  }

  async #search(ctx: RequestContext, { collectionIds }: AnswerBrief, query: string): Promise<readonly SearchResult[]> {
    if (collectionIds?.length === 0) return [];
    return this.search.search(ctx, {
      query,
      topK: PASSAGES,
      ...(collectionIds === null ? {} : { collectionIds: [...collectionIds] }),
    });
  }

  /** Documents that are still being read come first: asking again in a moment may find what is missing now. */
  async #whyNothing(ctx: RequestContext, { collectionIds }: AnswerBrief): Promise<MessageNotice> {
    if (collectionIds?.length === 0) return 'nothing_found';
    const { ready, pending } = await this.search.count(ctx, collectionIds ?? undefined);
    if (pending > 0) return 'documents_pending';
    return ready > 0 ? 'nothing_found' : 'no_documents';
  }
}

async function ask(ctx: RequestContext, { model, name }: OpenedModel, input: PromptInput, sink: AnswerSink): Promise<void> {
  const { messages, passages } = buildPrompt(input);
  sink.asking(name, passages.length);
  const answer = new CitedAnswer(passages, sink);
  const request = { messages, maxTokens: MAX_ANSWER_TOKENS, temperature: TEMPERATURE };
  try {
    for await (const delta of model.stream(request, ctx.signal)) answer.add(delta.text);
  } finally {
    answer.end();
  }
  if (answer.isEmpty) {
    throw new AppError('PROVIDER_FAILED', { status: null, reason: 'the model gave an empty answer', fault: 'empty' });
  }
  if (answer.citesNothing) sink.notice('not_cited');
}

function quote(asked: AskedQuestion, passages: readonly SearchResult[], language: Locale, sink: AnswerSink): void {
  const answer = answerFromPassages(asked, passages, language);
  sink.notice('no_model');
  if (!answer.found && passages.length > 0) sink.notice('nothing_found');
  sink.sources(answer.citations);
  sink.delta(answer.text);
}

/** The model said nothing: what was found helps more than an error alone. */
function quoteInstead(asked: AskedQuestion, passages: readonly SearchResult[], language: Locale, sink: AnswerSink): void {
  const answer = answerFromPassages(asked, passages, language);
  if (!answer.found) return sink.sources(sourcesSoFar(passages, []));
  sink.notice('model_failed');
  sink.model(null);
  sink.sources(answer.citations);
  sink.delta(answer.text);
}
