import { Upload } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../../../ui/file-button';
import { acceptOf } from '../lib/upload-rules';
import { addUploads } from '../lib/upload-runner';
import { useUploadRules } from '../queries/upload-rules-query';

export function UploadButton({ collectionId }: { readonly collectionId: string }): ReactElement {
  const { t } = useTranslation();
  const rules = useUploadRules();
  return (
    <FileButton
      variant="primary"
      label={t('documents.upload')}
      multiple
      accept={acceptOf(rules)}
      onFiles={(files) => addUploads(collectionId, files)}
    >
      <Upload aria-hidden="true" className="size-4" />
    </FileButton>
  );
}
