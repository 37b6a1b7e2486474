import type { ErrorCode, Problem } from '@assist/contracts';
import { AppError } from '@assist/kernel';

/** What another process of the installation answered. Its room may be in that process alone, and its error table with it. */
export class RemoteProblem extends AppError<ErrorCode> {
  readonly status: number;
  readonly title: string;

  constructor({ code, params, status, title }: Problem) {
    super(code, params);
    this.status = status;
    this.title = title;
  }
}
