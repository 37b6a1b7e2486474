import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS } from '../cli/options.js';
import { succeed } from '../licenses/succeed.js';
import { TERM_OPTIONS } from '../licenses/read-terms.js';
import { termsOfRenewal } from '../licenses/terms-from-license.js';

export const licenseRenew = defineCommand({
  name: 'license renew',
  args: ['LID'],
  options: [...KEY_OPTIONS, ...TERM_OPTIONS, 'start', 'from', 'out'],
  async run(session, { args: [lid = ''], values }) {
    return succeed(session, { lid, values, termsOf: (license, ground) => termsOfRenewal(license, values, ground) });
  },
});
