/** Values that explain an error to a person; they are shown, so never put a secret or a customer's text here. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * The only error that feature code throws. `code` is one of the closed union in `@assist/contracts`; the HTTP
 * filter, the socket gateway and the worker turn it into the same problem object.
 */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly params: ErrorParams;

  constructor(code: Code, params: ErrorParams = {}, options?: { readonly cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** Narrow an unknown value, optionally to one code. */
export function isAppError<Code extends string = string>(value: unknown, code?: Code): value is AppError<Code> {
  return value instanceof AppError && (code === undefined || value.code === code);
}
