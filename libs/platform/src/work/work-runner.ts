import { ModuleGate, newId, systemContext, type GateDecision, type RequestContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../observability/index.js';
import { ItemExecution } from './item-execution.js';
import { WorkSettlement } from './work-settlement.js';
import { WORK_SETTINGS, type WorkSettings } from './work-settings.js';
import { WakeupTransport } from './wakeup-transport.js';
import { processorOptions, type Processor, type ProcessorOptions } from './work.js';
import { WorkRepository, type Holder, type WorkRow } from './work.repository.js';

interface Registered {
  readonly options: ProcessorOptions;
  readonly processor: Processor;
}

const FORGET_AFTER_MS = 14 * 24 * 3600_000;
const FORGET_EVERY_MS = 3600_000;

/**
 * Claims and works off items of the registered processors: woken by hints, by a poll, and by free slots. Leases are
 * prolonged every third of their length; items of dead workers come back when their lease ends, those of an earlier
 * life of this worker at once.
 */
@Injectable()
export class WorkRunner {
  readonly #processors = new Map<string, Registered>();
  readonly #running = new Map<string, ItemExecution>();
  readonly #ctx: RequestContext = systemContext('work');
  readonly #holder: Holder;
  #timers: NodeJS.Timeout[] = [];
  #pumping: Promise<void> | undefined;
  #again = false;
  #stopping = false;
  #offGate: (() => void) | undefined;

  constructor(
    private readonly repository: WorkRepository,
    private readonly settlement: WorkSettlement,
    private readonly wakeups: WakeupTransport,
    private readonly gate: ModuleGate,
    @Inject(WORK_SETTINGS) private readonly settings: WorkSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#holder = { workerId: settings.workerId, bootId: newId() };
  }

  register(processor: Processor, options = processorOptions(processor.constructor)): void {
    if (options === undefined) throw new Error(`${processor.constructor.name} has no @WorkProcessor`);
    if (this.#processors.has(options.type)) throw new Error(`two processors for work of type ${options.type}`);
    this.#processors.set(options.type, { options, processor });
  }

  get types(): readonly { readonly type: string; readonly canRetry: boolean }[] {
    return [...this.#processors.values()].map(({ options }) => ({ type: options.type, canRetry: options.canRetry === true }));
  }

  async start(): Promise<void> {
    await this.#recover();
    // Not waited for: a transport that is away must not keep the process from starting.
    void this.wakeups
      .listen([...this.#processors.keys()], {
        onWake: () => this.#kick(),
        onCancel: (id) => this.#running.get(id)?.stop('cancelled'),
      })
      .catch((error: unknown) => this.log.warn({ error: String(error) }, 'no wake-ups: work is found by polling'));
    this.#offGate = this.gate.onChange(() => {
      this.#stopRefused();
      this.#kick();
    });
    const leaseMs = this.settings.leaseMs;
    this.#every(this.settings.pollMs, async () => this.#kick());
    this.#every(Math.floor(leaseMs / 3), () => this.#heartbeat());
    this.#every(Math.max(1000, Math.floor(leaseMs / 6)), () => this.#recover());
    this.#every(FORGET_EVERY_MS, () => this.settlement.forget(this.#ctx, FORGET_AFTER_MS));
    this.#kick();
  }

  /** Claims nothing more, asks what runs to stop and gives it back; ends when all of it has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#offGate?.();
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    await this.#pumping;
    for (const execution of this.#running.values()) execution.stop('shutdown');
    await Promise.all([...this.#running.values()].map((execution) => execution.ended));
  }

  #every(ms: number, task: () => Promise<void>): void {
    const timer = setInterval(() => {
      task().catch((error: unknown) => this.log.error({ error: String(error) }, 'a work timer failed'));
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }

  #kick(): void {
    if (this.#stopping) return;
    if (this.#pumping !== undefined) {
      this.#again = true;
      return;
    }
    this.#pumping = this.#pump()
      .catch((error: unknown) => this.log.error({ error: String(error) }, 'claiming work failed'))
      .finally(() => {
        this.#pumping = undefined;
        if (this.#again) {
          this.#again = false;
          this.#kick();
        }
      });
  }

  async #pump(): Promise<void> {
    const allowed = this.#types((options) => this.#isAllowed(options));
    const refused = this.#types((options) => isRefusedEverywhere(this.gate.allows(options.module, options.access)));
    await this.settlement.applyLicence(this.#ctx, allowed, refused);
    for (const type of await this.repository.claimableTypes(this.#ctx, allowed)) {
      const registered = this.#processors.get(type);
      const free = registered === undefined ? 0 : registered.options.concurrency - this.#countRunning(type);
      if (registered === undefined || free <= 0 || this.#stopping) continue;
      for (const row of await this.settlement.claim(this.#ctx, type, free, this.#holder, this.settings.leaseMs)) {
        this.#execute(registered, row);
      }
    }
  }

  #execute({ options, processor }: Registered, row: WorkRow): void {
    const execution = new ItemExecution(row, options, processor, this.settlement, this.log);
    this.#running.set(row.id, execution);
    // The right may have ended while the item was being claimed, when there was nothing to stop yet.
    if (!this.#isAllowed(options)) execution.stop('not-allowed');
    void execution.run().finally(() => {
      this.#running.delete(row.id);
      this.#kick();
    });
  }

  /** What runs ends with the right to run it, and waits like the rest of its type. */
  #stopRefused(): void {
    for (const execution of this.#running.values()) {
      const options = this.#processors.get(execution.type)?.options;
      if (options !== undefined && !this.#isAllowed(options)) execution.stop('not-allowed');
    }
  }

  #isAllowed({ module, access }: ProcessorOptions): boolean {
    return this.gate.allows(module, access).allowed;
  }

  async #heartbeat(): Promise<void> {
    const ids = [...this.#running.keys()];
    const { held, cancelled } = await this.settlement.heartbeat(this.#ctx, ids, this.#holder, this.settings.leaseMs);
    const kept = new Set(held);
    for (const id of ids) if (!kept.has(id)) this.#running.get(id)?.stop('lease-lost');
    for (const id of cancelled) this.#running.get(id)?.stop('cancelled');
  }

  async #recover(): Promise<void> {
    for (const row of await this.settlement.recover(this.#ctx, this.#holder)) {
      this.log.warn({ item: row.id, type: row.type, crashes: row.crashes }, 'work of a lost worker goes on');
    }
    this.#kick();
  }

  #types(fits: (options: ProcessorOptions) => boolean): string[] {
    return [...this.#processors.values()].filter(({ options }) => fits(options)).map(({ options }) => options.type);
  }

  #countRunning(type: string): number {
    return [...this.#running.values()].filter((execution) => execution.type === type).length;
  }
}

/** What only this host may not do stays for another one. */
function isRefusedEverywhere(decision: GateDecision): boolean {
  return !decision.allowed && decision.code !== 'LICENSE_NODE_LIMIT';
}
