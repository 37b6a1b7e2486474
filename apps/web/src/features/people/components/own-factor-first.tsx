import type { Role } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note';
import { useMe } from '../../auth/queries/me-query';
import { SecondFactorDialog } from '../../security/components/second-factor-dialog';
import { useSecondFactor } from '../../security/queries/security-queries';
import { useUser } from '../queries/users-query';

/** Whether a demand of this role stops the person who makes it: the role is hers, and she has no second factor yet. */
export function useStopsMyself(role: Role | null): boolean {
  const me = useMe();
  const self = useUser(me.id).data;
  const factor = useSecondFactor().data;
  if (role === null || factor?.enabled !== false) return false;
  return me.role === role.id || self?.groups.some((group) => group.role === role.id) === true;
}

export interface OwnFactorFirstProps {
  readonly onClose: () => void;
  /** The second factor is set up. */
  readonly onDone: () => void;
}

/** Leads to the own second factor before a role demands one, which counts at once. */
export function OwnFactorFirst(props: OwnFactorFirstProps): ReactElement {
  const { t } = useTranslation();
  const passwordNeeded = useSecondFactor().data?.passwordNeeded ?? true;
  return (
    <SecondFactorDialog {...props} passwordNeeded={passwordNeeded}>
      <Note tone="warn" className="mb-4">
        {t('people.roles.ownFactorFirst')}
      </Note>
    </SecondFactorDialog>
  );
}
