import { SETTING_KEYS, SETTINGS, type SettingKey, type SettingOrigin, type SettingValue } from '@assist/contracts/house';
import { systemContext, type RequestContext } from '@assist/kernel';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ConfigOrigins } from '../config/index.js';
import { LOG, type Log } from '../observability/index.js';
import { PubSub } from '../realtime/index.js';
import type { SettingEntity } from './setting.entity.js';
import { SettingRepository } from './setting.repository.js';

/** A hint to all processes: look again. */
export const SETTINGS_CHANGED = 'settings.changed';
/** A hint may be lost, and a module that was switched off must not be used for more than 5 s. */
const LOOK_EVERY_MS = 4000;

export interface SettingState<K extends SettingKey = SettingKey> {
  readonly key: K;
  readonly value: SettingValue<K>;
  readonly default: SettingValue<K>;
  readonly origin: SettingOrigin;
  readonly originName: string | null;
  readonly canChange: boolean;
  readonly version: number;
  readonly changedAt: number | null;
  readonly changedBy: string | null;
}

interface Preset {
  readonly value: unknown;
  readonly brand: string;
}

type Listener = () => void;

/**
 * The settings of the house as this process knows them: what an operator fixed, else what administrators changed, else
 * the default. Read at start, after every hint and every 4 seconds; what could be read last holds while the database
 * is away.
 */
@Injectable()
export class Settings implements OnModuleInit, OnApplicationShutdown {
  readonly #ctx: RequestContext = systemContext('settings');
  readonly #presets = new Map<SettingKey, Preset>();
  readonly #listeners = new Set<Listener>();
  #rows: ReadonlyMap<string, SettingEntity> = new Map();
  readonly #states = new Map<SettingKey, SettingState>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly repository: SettingRepository,
    private readonly origins: ConfigOrigins,
    private readonly pubSub: PubSub,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.look();
    const lookQuietly = (): void =>
      void this.lookAgain().catch((error: unknown) => this.log.error({ err: error }, 'the settings could not be read'));
    this.#stopListening = await this.pubSub.subscribe(SETTINGS_CHANGED, lookQuietly);
    this.#timer = setInterval(lookQuietly, LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#stopListening?.().catch(() => undefined);
  }

  get<K extends SettingKey>(key: K): SettingValue<K> {
    return this.state(key).value;
  }

  state<K extends SettingKey>(key: K): SettingState<K> {
    const known = this.#states.get(key) ?? this.#resolve(key);
    this.#states.set(key, known);
    return known as SettingState<K>;
  }

  all(): SettingState[] {
    return SETTING_KEYS.map((key) => this.state(key));
  }

  /** The default of a brand takes the place of the product's. */
  preset<K extends SettingKey>(key: K, value: SettingValue<K>, brand: string): void {
    this.#presets.set(key, { value, brand });
    this.#states.clear();
  }

  /** Calls `listener` after some setting may have changed; returns the way to stop. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Several callers share one look. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** A look that begins after this call. */
  async lookAgain(): Promise<void> {
    await this.#looking?.catch(() => undefined);
    await this.look();
  }

  /** After the commit of a change: it holds here at once, and in the other processes as soon as the hint arrives. */
  async announce(): Promise<void> {
    await this.lookAgain();
    await this.pubSub.publish(SETTINGS_CHANGED, null).catch(() => undefined);
  }

  async #look(): Promise<void> {
    const rows = new Map((await this.repository.list(this.#ctx)).map((row) => [row.key, row]));
    const isSame = rows.size === this.#rows.size && [...rows].every(([key, row]) => this.#rows.get(key)?.version === row.version);
    if (isSame) return;
    this.#rows = rows;
    this.#states.clear();
    this.#warnOfUnreadable();
    for (const listener of this.#listeners) listener();
  }

  #resolve<K extends SettingKey>(key: K): SettingState<K> {
    const row = this.#rows.get(key);
    const preset = this.#presets.get(key);
    const base = {
      key,
      default: (preset === undefined ? SETTINGS[key].default : preset.value) as SettingValue<K>,
      version: row?.version ?? 0,
      changedAt: row?.changedAt ?? null,
      changedBy: row?.changedBy ?? null,
    };
    const fixed = this.#fixed(key);
    if (fixed !== undefined) return { ...base, ...fixed, value: fixed.value as SettingValue<K>, canChange: false };
    const changed = row === undefined || row.value === null ? undefined : SETTINGS[key].schema.safeParse(row.value);
    if (changed?.success === true) {
      return { ...base, value: changed.data as SettingValue<K>, origin: 'changed', originName: null, canChange: true };
    }
    const origin = preset === undefined ? 'default' : 'brand';
    return { ...base, value: base.default, origin, originName: preset?.brand ?? null, canChange: true };
  }

  /** As after an update that narrowed what a setting may be. */
  #warnOfUnreadable(): void {
    const unreadable = [...this.#rows.values()].filter(({ key, value }) => {
      const spec = SETTING_KEYS.find((known) => known === key);
      return spec !== undefined && value !== null && !SETTINGS[spec].schema.safeParse(value).success;
    });
    for (const { key } of unreadable) this.log.warn({ key }, 'a stored setting is not valid any more; its default holds');
  }

  #fixed(key: SettingKey): { value: unknown; origin: 'file' | 'environment'; originName: string | null } | undefined {
    const { fixedBy } = SETTINGS[key];
    if (fixedBy === null) return undefined;
    const found = this.origins.lookUp(fixedBy.section, fixedBy.key);
    if (found === undefined || found.origin.kind === 'default' || found.value === undefined) return undefined;
    return { value: found.value, origin: found.origin.kind, originName: found.origin.name };
  }
}
