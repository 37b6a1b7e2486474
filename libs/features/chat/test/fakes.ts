import type { SearchRequest, SearchResult } from '@assist/contracts';
import { BreakGlassAccess, type OpenedPart } from '@assist/audit/contracts';
import { AppError, userContext, type RequestContext } from '@assist/kernel';
import { ChatModels, type ChatModel, type ModelDelta, type ModelRequest, type OpenedModel } from '@assist/llm/contracts';
import { userIdOf } from '@assist/platform/http';
import { DocumentSearch, type SearchableDocuments } from '@assist/rag/contracts';
import { Module, type DynamicModule } from '@nestjs/common';

/** Documents of each user, and collections that only their owner may search. */
export class FakeSearch extends DocumentSearch {
  readonly requests: SearchRequest[] = [];
  readonly passages = new Map<string, SearchResult[]>();
  readonly owners = new Map<string, string>();
  /** Documents of each user that are still being read. */
  readonly pending = new Map<string, number>();
  fault: Error | undefined;

  override async search(ctx: RequestContext, request: SearchRequest): Promise<readonly SearchResult[]> {
    this.requests.push(request);
    if (this.fault !== undefined) throw this.fault;
    const userId = userIdOf(ctx);
    if (request.collectionIds?.some((id) => this.owners.get(id) !== userId)) throw new AppError('COLLECTION_NOT_FOUND');
    return (this.passages.get(userId) ?? []).slice(0, request.topK);
  }

  override async count(ctx: RequestContext): Promise<SearchableDocuments> {
    const userId = userIdOf(ctx);
    const documents = new Set((this.passages.get(userId) ?? []).map((passage) => passage.documentId));
    return { ready: documents.size, pending: this.pending.get(userId) ?? 0 };
  }
}

/** One call of a model in the hands of the test. */
export class ModelCall {
  readonly #queue: (ModelDelta | { error: unknown } | 'end')[] = [];
  #wake: () => void = () => undefined;
  closed = false;

  constructor(
    readonly request: ModelRequest,
    readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  say(...texts: readonly string[]): this {
    return this.#push(...texts.map((text) => ({ text })));
  }

  end(): void {
    this.#push('end');
  }

  fail(error: unknown): void {
    this.#push({ error });
  }

  async *stream(): AsyncGenerator<ModelDelta> {
    try {
      for (;;) {
        this.signal.throwIfAborted();
        const next = this.#queue.shift();
        if (next === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
        else if (next === 'end') return;
        else if ('error' in next) throw next.error;
        else yield next;
      }
    } finally {
      this.closed = true;
    }
  }

  #push(...items: (ModelDelta | { error: unknown } | 'end')[]): this {
    this.#queue.push(...items);
    this.#wake();
    return this;
  }
}

/** No model until `connect`; then one whose words the test says, or that always says the same. */
export class FakeModels extends ChatModels {
  readonly calls: ModelCall[] = [];
  #modelId: string | undefined;
  #script: readonly string[] | undefined;

  connect(modelId: string, script?: readonly string[]): void {
    this.#modelId = modelId;
    this.#script = script;
  }

  disconnect(): void {
    this.#modelId = undefined;
    this.calls.length = 0;
  }

  get last(): ModelCall {
    return this.calls.at(-1)!;
  }

  override async open(_ctx: RequestContext, modelId: string | null): Promise<OpenedModel | null> {
    if (modelId !== null && modelId !== this.#modelId) throw new AppError('CONNECTION_NOT_FOUND');
    if (this.#modelId === undefined) return null;
    const model: ChatModel = {
      stream: (request, signal) => {
        const call = new ModelCall(request, signal);
        this.calls.push(call);
        if (this.#script !== undefined) call.say(...this.#script).end();
        return call.stream();
      },
    };
    return { name: 'test-model', model };
  }
}

/** Grants that the test gave, by id; the audit room proves the real ones. */
export class FakeBreakGlass extends BreakGlassAccess {
  readonly grants = new Map<string, { readonly requesterId: string; readonly personId: string }>();
  readonly looks: OpenedPart[] = [];

  override async read<T>(
    ctx: RequestContext,
    grantId: string,
    opened: OpenedPart,
    look: (inNameOfPerson: RequestContext) => Promise<T>,
  ): Promise<T> {
    const grant = this.grants.get(grantId);
    if (grant?.requesterId !== userIdOf(ctx)) throw new AppError('BREAK_GLASS_NOT_FOUND');
    const { actor } = userContext({ userId: grant.personId, roles: [] });
    const found = await look({ ...ctx, actor });
    this.looks.push(opened);
    return found;
  }
}

@Module({})
export class PortsModule {
  static bind(search: FakeSearch, models: FakeModels, breakGlass: FakeBreakGlass): DynamicModule {
    const providers = [
      { provide: BreakGlassAccess, useValue: breakGlass },
      { provide: DocumentSearch, useValue: search },
      { provide: ChatModels, useValue: models },
    ];
    return { module: PortsModule, global: true, providers, exports: providers };
  }
}
