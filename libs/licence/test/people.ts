import type { DynamicModule } from '@nestjs/common';
import { LicenceContacts, SeatUsage, type LicenceContact } from '../src/nest/index.js';

class PeopleModule {}

const administrators: readonly LicenceContact[] = [
  { email: 'anna@muster.example', locale: 'de' },
  { email: 'bob@muster.example', locale: 'en' },
];

/** What the identity room brings: so many seats in use, and two administrators, one for each language. */
export function people(seatsInUse: () => number): DynamicModule {
  return {
    module: PeopleModule,
    global: true,
    providers: [
      { provide: SeatUsage, useValue: { count: () => Promise.resolve(seatsInUse()) } },
      { provide: LicenceContacts, useValue: { administrators: () => Promise.resolve(administrators) } },
    ],
    exports: [SeatUsage, LicenceContacts],
  };
}
