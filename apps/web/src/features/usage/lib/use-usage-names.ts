import type { UsageMeasure, UsageRow } from '@assist/contracts/house';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';

/** How what was used is called and written. */
export function useUsageNames() {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    row: (row: UsageRow) => row.name ?? t('usage.fewUsers'),
    value: (measure: UsageMeasure, number: number) => (measure === 'storedBytes' ? format.bytes(number) : format.number(number)),
    shortValue: (measure: UsageMeasure, number: number) =>
      measure === 'storedBytes' ? format.bytes(number) : format.compact(number),
  };
}
