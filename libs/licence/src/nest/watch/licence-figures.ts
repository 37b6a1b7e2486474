import { Metrics } from '@assist/platform/observability';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LICENSE_STATES } from '../../core/index.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenceState } from '../licence-state.js';
import { daysLeftOf } from '../view/license-view.js';

const EVERY_MS = 60_000;

/**
 * What this process makes of the licence, as figures. Every process has them, so that an alert sees the end before
 * people do, and one that stayed behind shows beside the others.
 */
@Injectable()
export class LicenceFigures implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #gauges: ReturnType<typeof gaugesOf>;
  #timer: NodeJS.Timeout | undefined;
  #offChange: (() => void) | undefined;

  constructor(
    metrics: Metrics,
    private readonly licence: LicenceState,
    private readonly clock: EffectiveClock,
  ) {
    this.#gauges = gaugesOf(metrics);
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#show(), EVERY_MS).unref();
    this.#offChange = this.licence.onChange(() => this.#show());
    this.#show();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
    this.#offChange?.();
  }

  #show(): void {
    const { snapshot } = this.licence;
    const { state, sequence, daysLeft } = this.#gauges;
    for (const name of LICENSE_STATES) state.set({ state: name }, name === snapshot.state ? 1 : 0);
    sequence.set(snapshot.claims?.seq ?? 0);
    daysLeft.set(daysLeftOf(snapshot, this.clock.now()) ?? Number.POSITIVE_INFINITY);
  }
}

function gaugesOf(metrics: Metrics) {
  return {
    state: metrics.gauge('license_state', 'State of the licence: 1 for the one that holds', ['state']),
    sequence: metrics.gauge('license_sequence', 'Number of the licence that this process goes by; 0 without one'),
    daysLeft: metrics.gauge('license_days_left', 'Days until the licence, or then its grace, ends; +Inf without an end'),
  } as const;
}
