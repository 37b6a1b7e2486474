import type { RetentionPart } from '@assist/contracts/people';

/** Each room has types of its own, so that the process that runs it claims them. */
export const retainWork = (part: RetentionPart): string => `${part}.retain`;
/** Subject: the preview. */
export const previewWork = (part: RetentionPart): string => `${part}.preview-retention`;
