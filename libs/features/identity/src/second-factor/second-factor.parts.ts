import type { Provider } from '@nestjs/common';
import { BeginSecondFactor } from './begin-second-factor.js';
import { ChangeSecondFactor } from './change-second-factor.js';
import { CheckCode } from './check-code.js';
import { ConfirmSecondFactor } from './confirm-second-factor.js';
import { FactorSteps } from './factor-steps.js';
import { FinishSignIn } from './finish-sign-in.js';
import { OwnSecondFactor } from './own-second-factor.js';
import { PassFirstStep } from './pass-first-step.js';
import { PassSecondStep } from './pass-second-step.js';
import { PasswordNeed } from './password-need.js';
import { ProveSelf } from './prove-self.js';
import { SecondStepThrottle } from './second-step-throttle.js';
import { SignInChallengeRepository } from './sign-in-challenge.repository.js';
import { TotpSecrets } from './totp-secrets.js';

/** What the identity module provides for second factors. */
export const secondFactorParts: readonly Provider[] = [
  BeginSecondFactor,
  ChangeSecondFactor,
  CheckCode,
  ConfirmSecondFactor,
  FactorSteps,
  FinishSignIn,
  OwnSecondFactor,
  PassFirstStep,
  PassSecondStep,
  PasswordNeed,
  ProveSelf,
  SecondStepThrottle,
  SignInChallengeRepository,
  TotpSecrets,
];
