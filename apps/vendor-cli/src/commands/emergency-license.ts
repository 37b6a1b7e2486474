import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS } from '../cli/options.js';
import { checkFirstEmergency, licenseOfRequest, termsOfEmergency } from '../emergency/terms-of-emergency.js';
import { deliveryPlace } from '../licenses/deliver.js';
import { previewAndIssue } from '../licenses/license-outcome.js';
import { Register } from '../licenses/register.js';
import { readNumber, required } from '../readers/numbers.js';
import { readRequest } from '../requests/read-document.js';

/** The product takes none that lives longer. */
const MAX_DAYS = 14;

export const emergencyLicense = defineCommand({
  name: 'emergency-license',
  args: [],
  options: [...KEY_OPTIONS, 'request', 'customer', 'days', 'out'],
  async run(session, { values }) {
    const days = readNumber('days', values.days, { min: 1, max: MAX_DAYS }) ?? MAX_DAYS;
    const request = await readRequest(session, required('request', values.request));
    const { id } = request.installation;
    const register = new Register(session.home);
    const license = licenseOfRequest(register, request, { customer: values.customer, now: session.now() });
    return previewAndIssue(session, {
      terms: termsOfEmergency(license, request, { days, now: session.now() }),
      supersedes: null,
      installationId: id,
      place: deliveryPlace(session, values.out, license.claims.customer.id, 'emergency'),
      check: (current) => checkFirstEmergency(current, id),
    });
  },
});
