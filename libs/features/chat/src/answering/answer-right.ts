import { AppError } from '@assist/kernel';

/** What an asker must hold as long as the answer is written. */
export const ANSWER_PERMISSION = 'chat.use';

export function refusal(): AppError {
  return new AppError('FORBIDDEN', { permission: ANSWER_PERMISSION });
}
