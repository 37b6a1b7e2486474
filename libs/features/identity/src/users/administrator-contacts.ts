import type { RequestContext } from '@assist/kernel';
import { LicenceContacts, type LicenceContact } from '@assist/licence/nest';
import { Injectable } from '@nestjs/common';
import { UserRepository } from './user.repository.js';

/** Who is written to when the licence comes to its end. */
@Injectable()
export class AdministratorContacts extends LicenceContacts {
  constructor(private readonly users: UserRepository) {
    super();
  }

  override async administrators(ctx: RequestContext): Promise<readonly LicenceContact[]> {
    const admins = await this.users.listEnabledAdmins(ctx);
    return admins.map(({ email, locale }) => ({ email, locale: locale ?? 'de' }));
  }
}
