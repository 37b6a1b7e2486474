import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { fail } from '../failure.js';
import { MAX_DEPTH } from './html-elements.js';

/**
 * The tree that the HTML parser builds, of which it may build so much only. For every tag the parser looks through the
 * open elements, and it opens formatting elements that were not closed again in every paragraph: both without end make
 * minutes of work out of a small file. @throws ParseFailure too_complex from within the parser
 */
export function guardedTree(maxElements: number): typeof adapter {
  let [depth, elements] = [0, 0];
  return {
    ...adapter,
    createElement: (...parts) => {
      elements += 1;
      if (elements > maxElements) fail('too_complex', 'elements are not closed');
      return adapter.createElement(...parts);
    },
    onItemPush: () => {
      depth += 1;
      if (depth > MAX_DEPTH) fail('too_complex', 'elements are nested too deep');
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}
