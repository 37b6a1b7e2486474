import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Makes the metrics of one process. Names get the configured namespace in front and must end with their unit. */
export class Metrics {
  readonly registry = new Registry();

  constructor(private readonly namespace: string) {}

  /** Process and event loop figures; once per process. */
  collectDefaults(): void {
    collectDefaultMetrics({ register: this.registry, prefix: `${this.namespace}_` });
  }

  counter<L extends string = never>(name: `${string}_total`, help: string, labelNames: readonly L[] = []): Counter<L> {
    return (
      this.#existing<Counter<L>>(name) ??
      new Counter({ name: this.#full(name), help, labelNames: [...labelNames], registers: [this.registry] })
    );
  }

  gauge<L extends string = never>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
    return (
      this.#existing<Gauge<L>>(name) ??
      new Gauge({ name: this.#full(name), help, labelNames: [...labelNames], registers: [this.registry] })
    );
  }

  histogram<L extends string = never>(
    name: `${string}_seconds` | `${string}_bytes`,
    help: string,
    buckets: readonly number[],
    labelNames: readonly L[] = [],
  ): Histogram<L> {
    return (
      this.#existing<Histogram<L>>(name) ??
      new Histogram({
        name: this.#full(name),
        help,
        buckets: [...buckets],
        labelNames: [...labelNames],
        registers: [this.registry],
      })
    );
  }

  #full(name: string): string {
    return `${this.namespace}_${name}`;
  }

  #existing<M>(name: string): M | undefined {
    return this.registry.getSingleMetric(this.#full(name)) as M | undefined;
  }
}
