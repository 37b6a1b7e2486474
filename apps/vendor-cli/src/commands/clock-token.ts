import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS } from '../cli/options.js';
import { confirmUsual } from '../cli/session.js';
import { checkNoGoodToken, composeClockToken, issueClockToken } from '../emergency/issue-clock-token.js';
import { Failure } from '../failure.js';
import { Register } from '../licenses/register.js';
import { readDate } from '../readers/dates.js';
import { readNumber, required } from '../readers/numbers.js';
import { readRequest } from '../requests/read-document.js';
import { formatMoment } from '../sheet/formats.js';
import { fill } from '../texts/fill.js';
import { dryRun } from './dry-run.js';
import { writeOut } from './write-out.js';

const MAX_DAYS = 7;

export const clockToken = defineCommand({
  name: 'clock-token',
  args: [],
  options: [...KEY_OPTIONS, 'request', 'days', 'high-water', 'out'],
  async run(session, { values }) {
    const { texts, language, now } = session;
    const days = readNumber('days', values.days, { min: 1, max: MAX_DAYS }) ?? MAX_DAYS;
    const request = await readRequest(session, required('request', values.request));
    const highWater = values['high-water'] === undefined ? now() : readDate('high-water', values['high-water'], 'first-second');
    if (highWater > now()) {
      throw new Failure('OPTION_INVALID', { option: 'high-water', expected: `… ${new Date(now()).toISOString()}` });
    }
    const order = { request, days, highWater };
    checkNoGoodToken(new Register(session.home), request.installation.id, now());
    const params = { installation: request.installation.id, highWater: formatMoment(language, highWater) };
    if (session.mode.dryRun) {
      return dryRun(session, { token: composeClockToken(order, now()) }, [fill(texts.said.clockToken, params)]);
    }
    await confirmUsual(session, fill(texts.asked.issueClockToken, params));
    const { payload, bytes } = await issueClockToken(session, order);
    const file = writeOut(session, values.out ?? '.', 'clock.json', bytes);
    return {
      json: { jti: payload.jti, installationId: payload.installationId, exp: payload.exp, highWater: payload.highWater, file },
      lines: [
        fill(texts.said.clockToken, params),
        fill(texts.said.tokenUntil, { until: formatMoment(language, payload.exp) }),
        `  ${file}`,
      ],
    };
  },
});
