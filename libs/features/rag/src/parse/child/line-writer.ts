import { closeSync, openSync, writeFileSync } from 'node:fs';

const FLUSH_CHARS = 1 << 17;

/** Writes one JSON value a line, in large pieces. Synchronous: a parser emits without waiting, and must not outrun the disk. */
export class LineWriter {
  readonly #file: number;
  #pending: string[] = [];
  #chars = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  write(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`;
    this.#pending.push(line);
    this.#chars += line.length;
    if (this.#chars >= FLUSH_CHARS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    // Unlike `writeSync`, it goes on until all is written: a disk that becomes full takes a part.
    writeFileSync(this.#file, this.#pending.join(''));
    this.#pending = [];
    this.#chars = 0;
  }
}
