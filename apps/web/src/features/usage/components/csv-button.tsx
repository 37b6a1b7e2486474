import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale';
import { saveBlob } from '../../../lib/dom/save-blob';
import { Button } from '../../../ui/button';
import { toCsv } from '../lib/to-csv';

export interface CsvButtonProps {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Which table, for those who do not see where the button stands. */
  readonly of: string;
  readonly rows: () => ReadonlyArray<ReadonlyArray<string | number>>;
}

export function CsvButton({ name, of, rows }: CsvButtonProps): ReactElement {
  const { t } = useTranslation();
  const locale = useLocale();
  const save = (): void => saveBlob(new Blob([toCsv(rows(), locale)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  return (
    <Button size="sm" aria-label={t('usage.csvOf', { of })} onClick={save}>
      <Download aria-hidden="true" className="size-4" />
      {t('usage.csv')}
    </Button>
  );
}
