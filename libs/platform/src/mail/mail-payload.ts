import { lineSchema } from '@assist/contracts';
import { emailSchema } from '@assist/contracts/people';
import { AppError } from '@assist/kernel';
import { z } from 'zod';
import { seal, unseal, type SecretKey } from '../config/index.js';
import type { JsonValue } from '../work/index.js';
import type { OutgoingMail } from './mailer.js';

const MAX_TEXT = 100_000;
const MAX_HTML = 500_000;
const CONTEXT = 'mail.send';

/** No line of a header can end where somebody else's text ends, and there is one recipient. */
const mailSchema = z.object({
  to: emailSchema,
  subject: lineSchema(200),
  text: z.string().max(MAX_TEXT),
  html: z.string().max(MAX_HTML).optional(),
  reason: z.string().regex(/^[a-z][a-z_]{0,39}$/),
});

const payloadSchema = z.object({ sealed: z.string(), reason: z.string(), writtenAt: z.number() });

/** A mail in its work item: sealed, because links in it open accounts and databases are backed up. */
export class MailPayloads {
  readonly #key: Buffer;

  constructor(secretKey: SecretKey) {
    this.#key = secretKey.derive('platform/mail');
  }

  /** @throws AppError VALIDATION_FAILED */
  pack(mail: OutgoingMail, writtenAt: number): JsonValue {
    const checked = mailSchema.safeParse(mail);
    if (!checked.success) throw new AppError('VALIDATION_FAILED', { count: checked.error.issues.length });
    return { sealed: seal(this.#key, JSON.stringify(checked.data), CONTEXT), reason: checked.data.reason, writtenAt };
  }

  /** Null when SECRET_KEY is not the one that it was sealed with. */
  unpack(payload: JsonValue): { readonly mail: OutgoingMail; readonly writtenAt: number } | null {
    const parsed = payloadSchema.safeParse(payload);
    const text = parsed.success ? unseal(this.#key, parsed.data.sealed, CONTEXT) : null;
    if (!parsed.success || text === null) return null;
    return { mail: mailSchema.parse(JSON.parse(text)), writtenAt: parsed.data.writtenAt };
  }
}
