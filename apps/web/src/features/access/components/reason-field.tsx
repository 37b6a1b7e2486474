import { MAX_BREAK_GLASS_REASON, MIN_BREAK_GLASS_REASON } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { TextArea } from '../../../ui/text-area';
import { asLine } from '../lib/as-line';

export interface ReasonFieldProps {
  readonly value: string;
  readonly isFaulty: boolean;
  readonly onChange: (value: string) => void;
}

export function ReasonField({ value, isFaulty, onChange }: ReasonFieldProps): ReactElement {
  const { t } = useTranslation();
  const missing = MIN_BREAK_GLASS_REASON - asLine(value).length;
  return (
    <Field
      label={t('access.reason')}
      hint={missing > 0 ? t('access.reasonHint', { count: missing }) : t('access.reasonHintDone')}
      error={isFaulty ? t('access.reasonError', { min: MIN_BREAK_GLASS_REASON }) : null}
    >
      {(control) => (
        <TextArea
          {...control}
          rows={4}
          maxLength={MAX_BREAK_GLASS_REASON}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
