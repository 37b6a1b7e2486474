import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog';
import { SecondFactorSetup } from './second-factor-setup';

export interface SecondFactorDialogProps {
  readonly passwordNeeded: boolean;
  /** Why it is set up now. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Sets up the own second factor. Once it is on, nobody leaves without having seen the recovery codes. */
export function SecondFactorDialog({ passwordNeeded, children, onClose, onDone }: SecondFactorDialogProps): ReactElement {
  const { t } = useTranslation();
  const [enabled, setEnabled] = useState(false);
  const [leaving, setLeaving] = useState(false);
  return (
    <Dialog open onClose={() => (enabled ? setLeaving(true) : onClose())} title={t('security.setup.title')}>
      <SecondFactorSetup
        passwordNeeded={passwordNeeded}
        intro={children}
        leaving={leaving}
        onEnabled={() => setEnabled(true)}
        onDone={onDone}
      />
    </Dialog>
  );
}
