import { MODULE_IDS, type ModuleId } from '@assist/contracts';
import { z } from 'zod';
import { readBrand, type Brand } from './brand-folder.js';
import { configFlag, configInteger, configList, configText, defineConfig } from '../config/index.js';

/** What an operator decides for the house from outside; each value that is set here cannot be changed in the browser. */
export const houseConfig = defineConfig(
  'house',
  z.object({
    brand: configText(1000)
      .default('cgs')
      .transform((name, context): Brand => {
        const brand = readBrand(name);
        if (!('fault' in brand)) return brand;
        context.addIssue({ code: 'custom', message: brand.fault });
        return z.NEVER;
      })
      .describe('`cgs`, `arc`, or the path of a folder with `brand.yaml` and a logo: name, colours and texts of the product.'),
    disabledModules: configList()
      .pipe(z.array(z.enum(MODULE_IDS)))
      .optional()
      .transform((ids) => ids as ModuleId[] | undefined)
      .describe('Modules that are switched off for everybody, whatever is licensed. Empty: administrators decide.'),
    worksCouncilMode: configFlag()
      .optional()
      .describe('true: nobody sees the usage of a single person, only of groups. Empty: administrators decide.'),
    usageKeepDays: configInteger({ min: 31, max: 3650 })
      .optional()
      .describe('How long daily usage figures are kept. Empty: administrators decide.'),
    keepChatDays: configInteger({ min: 1, max: 36_500 })
      .optional()
      .describe(
        'How long chats are kept after their last question, where no group says otherwise. Empty: administrators decide.',
      ),
    keepDocumentDays: configInteger({ min: 1, max: 36_500 })
      .optional()
      .describe(
        'How long documents are kept after they were uploaded, where no group says otherwise. Empty: administrators decide.',
      ),
  }),
  {
    BRAND: 'brand',
    ASSIST_DISABLED_MODULES: 'disabledModules',
    ASSIST_WORKS_COUNCIL_MODE: 'worksCouncilMode',
    ASSIST_USAGE_KEEP_DAYS: 'usageKeepDays',
    ASSIST_KEEP_CHAT_DAYS: 'keepChatDays',
    ASSIST_KEEP_DOCUMENT_DAYS: 'keepDocumentDays',
  },
);
