import { Injectable } from '@nestjs/common';
import type { PageFinish } from './serve-web.js';

/** The page of the web client on its way out: rooms may write into it what the browser should not have to ask for. */
@Injectable()
export class WebPage {
  readonly #finishes: PageFinish[] = [];

  /** `finish` is called for each delivery of the page; what it writes must be safe in HTML. */
  add(finish: PageFinish): void {
    this.#finishes.push(finish);
  }

  finish(html: string): string {
    return this.#finishes.reduce((page, finish) => finish(page), html);
  }
}
