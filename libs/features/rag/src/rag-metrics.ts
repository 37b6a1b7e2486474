import { Metrics } from '@assist/platform/observability';
import { Injectable } from '@nestjs/common';

/** Figures of this room. */
@Injectable()
export class RagMetrics {
  readonly #searches: ReturnType<Metrics['histogram']>;
  readonly #documents: ReturnType<typeof documentCounter>;

  constructor(metrics: Metrics) {
    this.#searches = metrics.histogram(
      'rag_search_seconds',
      'Time of a search, from the question to the results',
      [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2],
    );
    this.#documents = documentCounter(metrics);
  }

  searched(startedMs: number): void {
    this.#searches.observe((performance.now() - startedMs) / 1000);
  }

  /** `outcome`: ready, or the reason of the failure. */
  documentEnded(outcome: string): void {
    this.#documents.inc({ outcome });
  }
}

function documentCounter(metrics: Metrics): ReturnType<typeof metrics.counter<'outcome'>> {
  return metrics.counter('rag_documents_total', 'Documents that were read or given up', ['outcome']);
}
