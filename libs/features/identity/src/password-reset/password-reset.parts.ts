import type { Provider } from '@nestjs/common';
import { LinkMail } from '../mails/link-mail.js';
import { LinkThrottle } from '../secrets/link-throttle.js';
import { MailPasswordReset } from './mail-password-reset.processor.js';
import { OpenResetLink } from './open-reset-link.js';
import { PasswordResetLinks } from './password-reset-links.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

/** What the identity module provides for forgotten passwords, and for other links that are handed out. */
export const passwordResetParts: readonly Provider[] = [
  LinkMail,
  LinkThrottle,
  MailPasswordReset,
  OpenResetLink,
  PasswordResetLinks,
  PasswordResetRepository,
  RequestPasswordReset,
  ResetPassword,
];
