import type { Rule } from 'eslint';
import { placeOf } from './file-place.ts';

const kebab = /^[a-z0-9$_]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const empty = /(?:^|[-.])(?:utils?|helpers?|common|manager|misc|info)(?:[-.]|$)/;

/** A file's name says what is in it; a drawer called "utils" fills up. */
export const fileName: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebab: 'Name the file in kebab-case, with a role suffix where it has one (document.repository.ts).',
      empty: 'Name the file after what it does; utils, helpers, common, manager, misc and info say nothing.',
    },
  },
  create(context) {
    const base = placeOf(context).split('/').at(-1) ?? '';
    const stem = base.replace(/^\./, '').replace(/\.(?:d\.ts|tsx?|mjs|js)$/, '');
    return {
      Program: (node) => {
        if (!kebab.test(stem)) context.report({ node, messageId: 'kebab' });
        else if (empty.test(stem)) context.report({ node, messageId: 'empty' });
      },
    };
  },
};
