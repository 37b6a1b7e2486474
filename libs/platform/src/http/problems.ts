import type { ErrorCode, Problem } from '@assist/contracts';
import { isAppError } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { type ErrorSpec, type ErrorTable, platformErrors } from './error-table.js';
import { RemoteProblem } from './remote-problem.js';
import { translateForeignError } from './foreign-errors.js';
import { ValidationError } from './validation-error.js';

export interface ProblemReport {
  readonly problem: Problem;
  readonly level: 'info' | 'warn' | 'error';
}

/** Turns whatever was thrown into the problem object of HTTP replies, socket acknowledgements and stored failures. */
@Injectable()
export class Problems {
  constructor(private readonly table: ErrorTable) {}

  of(error: unknown, requestId: string): ProblemReport {
    const known = isAppError(error) ? error : translateForeignError(error);
    const code = (known?.code ?? 'INTERNAL_ERROR') as ErrorCode;
    const spec: ErrorSpec | undefined = this.table[code] ?? (known instanceof RemoteProblem ? known : undefined);
    if (known === undefined || spec === undefined) {
      return this.#report('INTERNAL_ERROR', platformErrors.INTERNAL_ERROR, requestId);
    }
    const issues = known instanceof ValidationError ? known.issues : undefined;
    return this.#report(code, spec, requestId, { params: toParams(known.params), issues });
  }

  #report(
    code: ErrorCode,
    spec: ErrorSpec,
    requestId: string,
    more: { params?: Problem['params']; issues?: Problem['issues'] } = {},
  ): ProblemReport {
    const problem: Problem = {
      type: `urn:assist:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: spec.title,
      status: spec.status,
      code,
      detail: spec.title,
      params: more.params ?? {},
      ...(more.issues === undefined ? {} : { issues: more.issues }),
      requestId,
    };
    return { problem, level: spec.level ?? (spec.status >= 500 ? 'error' : 'info') };
  }
}

function toParams(params: Readonly<Record<string, string | number | boolean | null | readonly string[]>>): Problem['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...(value as readonly string[])] : (value as string),
    ]),
  );
}
