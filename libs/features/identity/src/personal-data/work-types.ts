import type { PersonalDataPart } from '@assist/contracts/people';

/** Each room has types of its own, so that the process that runs it claims them. Subject: the person. */
export const eraseWork = (part: PersonalDataPart): string => `${part}.erase-person`;
/** Subject: the export. */
export const exportWork = (part: PersonalDataPart): string => `${part}.export-person`;

export const ASSEMBLE_EXPORT = 'identity.assemble-export';
export const DROP_EXPORT = 'identity.drop-export';
