import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../../lib/api/auth';
import { secondFactorDemanded } from '../../../lib/session/second-factor-demanded';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { TEXT_LINK } from '../../../ui/text-link';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { GateLayout } from '../../auth/components/gate-layout';
import { useEnter } from '../../auth/lib/use-enter';
import { useSecondFactor } from '../queries/security-queries';
import { SecondFactorSetup } from './second-factor-setup';

/** For who must set up a second factor before anything else. */
export function DemandedFactorPage(): ReactElement {
  const { t } = useTranslation();
  const enter = useEnter();
  const factor = useSecondFactor();
  const leave = useMutation({ mutationFn: signOut });
  useDocumentTitle(t('security.setup.title'));
  const goOn = (): void => {
    secondFactorDemanded.set(false);
    enter();
  };
  return (
    <GateLayout wide>
      <h1 className="text-xl font-semibold">{t('security.setup.title')}</h1>
      <Note className="mt-4 mb-5">{t('security.setup.demanded')}</Note>
      {factor.data === undefined ? (
        <LoadState query={factor} rows={2} />
      ) : (
        <SecondFactorSetup passwordNeeded={factor.data.passwordNeeded} onDone={goOn} />
      )}
      <p className="mt-5 text-sm">
        <button type="button" className={TEXT_LINK} onClick={() => leave.mutate()}>
          {t('auth.signOut')}
        </button>
      </p>
    </GateLayout>
  );
}
