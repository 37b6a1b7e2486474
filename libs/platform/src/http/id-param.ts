import type { ErrorCode } from '@assist/contracts';
import { AppError, isId } from '@assist/kernel';
import type { PipeTransform } from '@nestjs/common';

/**
 * Pipe for ids in paths: what is no id at all gets the same answer as an id that does not exist.
 * Use: `@Param('id', idParam('DOCUMENT_NOT_FOUND')) id: string`.
 */
export function idParam(notFound: ErrorCode): PipeTransform<unknown, string> {
  return {
    transform(value: unknown): string {
      if (!isId(value)) throw new AppError(notFound);
      return value;
    },
  };
}
