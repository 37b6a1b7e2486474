import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { GateLayout } from '../../auth/components/gate-layout';
import { setupQuery } from '../queries/setup-query';
import { RestoreRequired } from './restore-required';
import { SetupForm } from './setup-form';

/** The very first page of an installation. */
export function SetupPage(): ReactElement {
  const { data: setup } = useSuspenseQuery(setupQuery);
  return (
    <GateLayout wide>
      {setup.restoreRequired ? <RestoreRequired dataDir={setup.dataDir} /> : <SetupForm dataDir={setup.dataDir} />}
    </GateLayout>
  );
}
