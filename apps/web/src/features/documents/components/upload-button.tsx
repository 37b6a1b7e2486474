import { Upload } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { acceptOf } from '../lib/upload-rules';
import { addUploads } from '../lib/upload-runner';
import { useUploadRules } from '../queries/upload-rules-query';

export function UploadButton({ collectionId }: { readonly collectionId: string }): ReactElement {
  const { t } = useTranslation();
  const rules = useUploadRules();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="primary" onClick={() => input.current?.click()}>
        <Upload aria-hidden="true" className="size-4" />
        {t('documents.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptOf(rules)}
        aria-label={t('documents.upload')}
        onChange={(event) => {
          addUploads(collectionId, [...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
