import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBlob } from '../../../lib/dom/save-blob';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';
import { USAGE_PERIODS, usagePeriod, type UsagePeriod } from '../lib/usage-period';
import { useUsageStatement } from '../queries/licence-query';
import { StatementFacts } from './statement-facts';

/** A signed statement of use: shown whole before anybody sends it. */
export function LicenceUsageCard(): ReactElement {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<UsagePeriod>('month');
  const statement = useUsageStatement();
  return (
    <Card title={t('licence.usageTitle')} hint={t('licence.usageHint')}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-56">
          <Field label={t('licence.usagePeriod')}>
            {(control) => (
              <SelectInput {...control} value={period} onChange={(event) => setPeriod(event.target.value as UsagePeriod)}>
                {USAGE_PERIODS.map((id) => (
                  <option key={id} value={id}>
                    {t(`licence.periods.${id}`)}
                  </option>
                ))}
              </SelectInput>
            )}
          </Field>
        </div>
        <Button busy={statement.isPending} onClick={() => statement.mutate(usagePeriod(period, Date.now()))}>
          {t('licence.usageShow')}
        </Button>
      </div>
      <ErrorNote error={statement.error} className="mt-3" />
      {statement.data === undefined ? null : <UsageDialog statement={statement.data} onClose={() => statement.reset()} />}
    </Card>
  );
}

type Statement = NonNullable<ReturnType<typeof useUsageStatement>['data']>;

function UsageDialog({ statement, onClose }: { readonly statement: Statement; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { preview, file, fileName } = statement;
  return (
    <Dialog open wide onClose={onClose} title={t('licence.usageTitle')} description={t('licence.usageText')}>
      <StatementFacts
        facts={[
          ['period', `${format.date(preview.from)} – ${format.date(preview.to)}`],
          ['installation', preview.installationId],
          ['version', `${preview.product} ${preview.version}`],
          ['number', preview.current?.lid ?? null],
          ['hosts', preview.hosts.map((components) => components.join('\n')).join('\n\n')],
          ['marks', preview.marks.days.filter((mark) => mark !== '').join(' ')],
          ['flags', preview.flags.join(', ')],
        ]}
        counts={{ seats: preview.seats, nodes: preview.nodes, ...preview.quotas }}
      />
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
        <Button variant="primary" onClick={() => saveBlob(new Blob([file], { type: 'application/json' }), fileName)}>
          {t('licence.saveFile')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
