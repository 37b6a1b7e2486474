import { USAGE_MEASURES, type UsageMeasure } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Segments } from '../../../ui/segments';
import { SelectInput } from '../../../ui/select-input';
import { dimensionsOf, PERIODS, withMeasure, type UsageChoice } from '../lib/usage-choice';

export interface UsageChoicesProps {
  readonly choice: UsageChoice;
  /** Whether single people may be shown. */
  readonly perPerson: boolean;
  readonly onChange: (choice: UsageChoice) => void;
}

/** What is shown, by what, and over which time. */
export function UsageChoices({ choice, perPerson, onChange }: UsageChoicesProps): ReactElement {
  const { t } = useTranslation();
  const dimensions = dimensionsOf(choice.measure, perPerson || choice.by === 'user');
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <div className="w-full sm:w-56">
        <Field label={t('usage.measure')}>
          {(control) => (
            <SelectInput
              {...control}
              value={choice.measure}
              onChange={({ target }) => onChange(withMeasure(choice, target.value as UsageMeasure))}
            >
              {USAGE_MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {t(`usage.measures.${measure}`)}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
      </div>
      {dimensions.length < 2 ? null : (
        <Segments
          legend={t('usage.by')}
          value={choice.by}
          choices={dimensions.map((by) => ({ value: by, label: t(`usage.dimensions.${by}`) }))}
          onChange={(by) => onChange({ ...choice, by })}
        />
      )}
      <Segments
        legend={t('usage.period')}
        value={choice.period}
        choices={PERIODS.map((period) => ({ value: period, label: t(`usage.periods.${period}`) }))}
        onChange={(period) => onChange({ ...choice, period })}
      />
    </div>
  );
}
