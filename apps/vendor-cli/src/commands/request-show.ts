import { compactText } from '@assist/licence/core';
import { renderUnicodeCompact } from 'uqr';
import { defineCommand } from '../cli/command.js';
import { Register } from '../licenses/register.js';
import { genuineRequest, readDocument } from '../requests/read-document.js';
import { formatMoment } from '../sheet/formats.js';
import { layRows, widthOf } from '../sheet/layout.js';

export const requestShow = defineCommand({
  name: 'request show',
  args: ['FILE|TEXT'],
  options: ['qr'],
  async run(session, { args: [source = ''], values }) {
    const { texts, language } = session;
    const bytes = await readDocument(session, source);
    const request = await genuineRequest(bytes);
    const current = session.home.isThere ? new Register(session.home).find(request.current?.lid) : undefined;
    const compact = compactText(bytes);
    const { words } = texts;
    const rows = layRows(
      [
        [words.installation, request.installation.id],
        [words.signedAt, formatMoment(language, request.iat)],
        [words.product, `${request.product} ${request.version}`],
        [words.current, request.current === null ? words.none : `${request.current.lid} (${request.current.seq})`],
        [words.customer, current === undefined ? '' : `${current.claims.customer.id} · ${current.claims.customer.name}`],
        [words.host, request.components],
        [words.inUse, Object.entries(request.counts).map(([name, count]) => `${name}: ${count}`)],
      ],
      widthOf(session.surroundings.stdout.columns),
    );
    return {
      json: {
        request: { ...request, iat: new Date(request.iat).toISOString() },
        customerId: current?.claims.customer.id ?? null,
        compact,
      },
      lines: [...rows, ...(values.qr === true ? ['', renderUnicodeCompact(compact), '', compact] : [])],
    };
  },
});
