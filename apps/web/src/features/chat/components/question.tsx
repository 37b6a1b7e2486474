import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function Question({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="flex justify-end">
      <div className="max-w-[85%] rounded-2xl rounded-br-md bg-accent-soft px-4 py-2.5">
        <h2 className="sr-only">{t('chat.yourQuestion')}</h2>
        <p className="whitespace-pre-wrap">{text}</p>
      </div>
    </div>
  );
}
