import type { Locale, RequestContext } from '@assist/kernel';

export interface LicenceContact {
  readonly email: string;
  readonly locale: Locale;
}

/** Whom to tell when a licence comes to its end; the identity room knows them. */
export abstract class LicenceContacts {
  /** Administrators who can sign in. */
  abstract administrators(ctx: RequestContext): Promise<readonly LicenceContact[]>;
}
