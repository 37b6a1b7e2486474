import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { useDisableSecondFactor, useSecondFactor } from '../queries/security-queries';
import { ProofDialog } from './proof-dialog';
import { RenewCodesDialog } from './renew-codes-dialog';
import { SecondFactorDialog } from './second-factor-dialog';

/** Below this somebody should make new codes. */
const FEW_CODES = 3;

export function SecondFactorCard(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const factor = useSecondFactor();
  const disable = useDisableSecondFactor();
  const [dialog, setDialog] = useState<'none' | 'setup' | 'disable' | 'renew'>('none');
  const close = (): void => {
    disable.reset();
    setDialog('none');
  };
  const state = factor.data;
  return (
    <Card
      title={t('security.factor.title')}
      hint={t('security.factor.hint')}
      actions={state?.enabled === true ? <Badge tone="good">{t('security.factor.on')}</Badge> : undefined}
    >
      {state === undefined ? (
        <LoadState query={factor} rows={1} />
      ) : (
        <div className="space-y-4">
          {state.required ? <Note>{t('security.factor.required')}</Note> : null}
          {state.enabled && !state.readable ? <Note tone="warn">{t('security.factor.unreadable')}</Note> : null}
          {state.enabledAt === null ? null : (
            <p className="text-sm text-ink-soft">
              {t('security.factor.since', { date: format.date(state.enabledAt) })} ·{' '}
              {t('security.factor.codesLeft', { count: state.recoveryCodesLeft })}
            </p>
          )}
          {state.enabled && state.recoveryCodesLeft < FEW_CODES ? <Note tone="warn">{t('security.factor.codesFew')}</Note> : null}
          <div className="flex flex-wrap gap-2">
            {state.enabled ? (
              <>
                <Button onClick={() => setDialog('renew')}>{t('security.factor.renew')}</Button>
                <Button onClick={() => setDialog('disable')}>{t('security.factor.disable')}</Button>
              </>
            ) : (
              <Button onClick={() => setDialog('setup')}>{t('security.factor.setUp')}</Button>
            )}
          </div>
        </div>
      )}
      {dialog === 'setup' && state !== undefined ? (
        <SecondFactorDialog passwordNeeded={state.passwordNeeded} onClose={close} onDone={close} />
      ) : null}
      {dialog === 'renew' ? <RenewCodesDialog onClose={close} /> : null}
      {dialog === 'disable' ? (
        <ProofDialog
          danger
          title={t('security.factor.disableTitle')}
          text={t(state?.required === true ? 'security.factor.disableRequired' : 'security.factor.disableText')}
          action={t('security.factor.disable')}
          busy={disable.isPending}
          error={disable.error}
          onClose={close}
          onProof={(proof) =>
            disable.mutate(proof, {
              onSuccess: () => {
                close();
                showToast(t('security.factor.disabled'));
              },
            })
          }
        />
      ) : null}
    </Card>
  );
}
