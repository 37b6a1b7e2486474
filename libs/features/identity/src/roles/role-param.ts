import { roleIdSchema } from '@assist/contracts/people';
import { AppError } from '@assist/kernel';
import type { PipeTransform } from '@nestjs/common';

/** Pipe for role ids in paths: what is no id at all gets the same answer as one that does not exist. */
export const roleParam: PipeTransform<unknown, string> = {
  transform(value: unknown): string {
    const id = roleIdSchema.safeParse(value);
    if (!id.success) throw new AppError('ROLE_NOT_FOUND');
    return id.data;
  },
};
