import type { IncomingMessage } from 'node:http';
import { MAX_LOGO_BYTES } from '@assist/contracts/house';
import { AppError, isAppError } from '@assist/kernel';
import { receiveSmallFiles, ValidationError } from '@assist/platform/http';

/**
 * The bytes of the one small file of a multipart body, in its field `file`.
 * @throws AppError LOGO_TOO_LARGE, VALIDATION_FAILED without a file, REQUEST_REJECTED for a broken body
 */
export async function receiveLogo(request: IncomingMessage): Promise<Buffer> {
  try {
    const [file] = await receiveSmallFiles(request, { maxFiles: 1, maxBytes: MAX_LOGO_BYTES });
    if (file === undefined || file.bytes.length === 0) {
      throw new ValidationError([{ path: ['file'], message: 'a file is needed' }]);
    }
    return file.bytes;
  } catch (error) {
    if (!isAppError(error, 'BODY_TOO_LARGE')) throw error;
    throw new AppError('LOGO_TOO_LARGE', { limitKb: MAX_LOGO_BYTES / 1024 }, { cause: error });
  }
}
