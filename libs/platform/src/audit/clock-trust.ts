import { Injectable } from '@nestjs/common';

/**
 * Whether the clock of this host is believed. Who watches the clock says so here; meanwhile entries are marked, do not
 * count as proof of the time, and nothing is pruned.
 */
@Injectable()
export class ClockTrust {
  #isPending = false;
  #watcher: () => boolean = () => false;

  get isPending(): boolean {
    return this.#isPending || this.#watcher();
  }

  /** Asked for every entry, so that none is written in good faith right after a jump. */
  watch(watcher: () => boolean): void {
    this.#watcher = watcher;
  }

  setPending(isPending: boolean): void {
    this.#isPending = isPending;
  }
}
