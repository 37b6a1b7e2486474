import type { Box } from '@assist/contracts';
import type { LineBox } from '../block.js';

/** Words that follow a hyphen which stays: "Daten- und Textfelder", "short- or long-term". */
const KEEPS_HYPHEN = /^(?:und|oder|bzw|sowie|bis|als|wie|noch|and|or|to|nor|versus)\b/;

/** Text of a block that grows line by line; remembers where each line stands in it and on its page. */
export class LineText {
  text = '';
  readonly lines: LineBox[] = [];

  /** `separator` joins it to the text before; a hyphen at a line end is resolved when it is a space. */
  append(line: string, box: Box, separator: ' ' | '\n'): void {
    if (line === '') return;
    if (this.text !== '') this.#join(line, separator);
    const charStart = this.text.length;
    this.text += line;
    this.lines.push({ charStart, charEnd: this.text.length, box });
  }

  #join(next: string, separator: ' ' | '\n'): void {
    if (separator === '\n' || !/\p{L}[-\u2010]$/u.test(this.text) || !/^\p{L}/u.test(next) || KEEPS_HYPHEN.test(next)) {
      this.text += separator;
      return;
    }
    if (/\p{Ll}[-\u2010]$/u.test(this.text) && /^\p{Ll}/u.test(next)) this.#dropLast();
  }

  #dropLast(): void {
    this.text = this.text.slice(0, -1);
    const last = this.lines.at(-1);
    if (last) this.lines[this.lines.length - 1] = { ...last, charEnd: last.charEnd - 1 };
  }
}
