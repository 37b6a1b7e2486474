import type { LicenseDraft } from '@assist/licence/issue';

/** What a person decides; number, dates of issue and world come when it is issued. */
export type LicenseTerms = Omit<LicenseDraft, 'lid' | 'seq' | 'supersedes' | 'iat' | 'env'>;
