import type { NewSecondFactor } from '@assist/contracts/people';
import { useState, type ReactElement, type ReactNode } from 'react';
import { ConfirmFactorStep } from './confirm-factor-step';
import { RecoveryCodes } from './recovery-codes';
import { StartFactorStep } from './start-factor-step';

export interface SecondFactorSetupProps {
  readonly passwordNeeded: boolean;
  /** Stands above the first step. */
  readonly intro?: ReactNode;
  /** The person tried to leave before the recovery codes were kept. */
  readonly leaving?: boolean;
  /** The first code was right: the second factor is on, whether the person goes on or not. */
  readonly onEnabled?: () => void;
  readonly onDone: () => void;
}

/** From the password to the recovery codes, step by step. */
export function SecondFactorSetup({ passwordNeeded, intro, leaving, onEnabled, onDone }: SecondFactorSetupProps): ReactElement {
  const [factor, setFactor] = useState<NewSecondFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (factor === null) {
    return (
      <>
        {intro}
        <StartFactorStep passwordNeeded={passwordNeeded} onStarted={setFactor} />
      </>
    );
  }
  if (codes !== null) return <RecoveryCodes codes={codes} leaving={leaving} onDone={onDone} />;
  return (
    <ConfirmFactorStep
      factor={factor}
      onConfirmed={(made) => {
        setCodes(made);
        onEnabled?.();
      }}
    />
  );
}
