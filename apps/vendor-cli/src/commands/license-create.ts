import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS } from '../cli/options.js';
import type { Session } from '../cli/session.js';
import { baseOfLicense } from '../licenses/license-base.js';
import { deliveryPlace } from '../licenses/deliver.js';
import { previewAndIssue } from '../licenses/license-outcome.js';
import { Register } from '../licenses/register.js';
import { CREATE_OPTIONS, termsForNew } from '../licenses/terms-for-new.js';
import { readRequest } from '../requests/read-document.js';
import { warnOfRequest } from '../requests/warn-of-request.js';
import { readTemplate } from '../templates/template.js';

export const licenseCreate = defineCommand({
  name: 'license create',
  args: [],
  options: [...KEY_OPTIONS, ...CREATE_OPTIONS, 'out'],
  async run(session: Session, { values }) {
    const { home } = session;
    const register = new Register(home);
    const request = values.from === undefined ? null : await readRequest(session, values.from);
    const current = baseOfLicense(register.find(request?.current?.lid));
    const base = values.template === undefined ? current : await readTemplate(home, values.template);
    const terms = termsForNew(values, { base, request, register, now: session.now() });
    if (request !== null) warnOfRequest(session, request, terms);
    const seq = register.highestSeq(terms.customer.id) + 1;
    return previewAndIssue(session, { terms, place: deliveryPlace(session, values.out, terms.customer.id, String(seq)) });
  },
});
