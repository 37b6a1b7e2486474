import { AppError } from '@assist/kernel';
import type { StandardSchemaV1 } from '@standard-schema/spec';

const MAX_ISSUES = 50;

/** Input that does not fit its schema. Says where, never what was sent. */
export class ValidationError extends AppError<'VALIDATION_FAILED'> {
  readonly issues: { path: string; message: string }[];

  constructor(issues: readonly StandardSchemaV1.Issue[]) {
    super('VALIDATION_FAILED', { count: issues.length });
    this.issues = issues.slice(0, MAX_ISSUES).map((issue) => ({
      path: (issue.path ?? [])
        .map((part) => String(typeof part === 'object' ? part.key : part))
        .join('.')
        .slice(0, 200),
      message: issue.message.slice(0, 200),
    }));
  }
}
