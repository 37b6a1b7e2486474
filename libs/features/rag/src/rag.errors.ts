import type { RagErrorCode } from '@assist/contracts';
import type { ErrorTableOf } from '@assist/platform/http';

export const ragErrors = {
  COLLECTION_NOT_FOUND: { status: 404, title: 'There is no such collection' },
  COLLECTION_NAME_TAKEN: { status: 409, title: 'There is a collection of this name already' },
  DOCUMENT_NOT_FOUND: { status: 404, title: 'There is no such document' },
  /** `params.limitMb` */
  DOCUMENT_TOO_LARGE: { status: 413, title: 'The file is too large' },
  /** `params.extension` */
  DOCUMENT_TYPE_UNSUPPORTED: { status: 415, title: 'Files of this type cannot be read' },
  DOCUMENT_FILE_MISSING: { status: 422, title: 'The request holds no file' },
  DOCUMENT_NOT_READY: { status: 409, title: 'The document has not been read yet' },
  DOCUMENT_NOT_RETRYABLE: { status: 409, title: 'Only a failed document can be read again' },
} satisfies ErrorTableOf<RagErrorCode>;
