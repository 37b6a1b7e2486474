import { join } from 'node:path';
import { UserGroups } from '@assist/identity/contracts';
import { licenceConfig, licenceEntities, LicenceModule, SeatUsage } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { createTestApp, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import type { RequestContext } from '@assist/kernel';
import type { DynamicModule } from '@nestjs/common';
import { houseFeature, settingsFeature } from '../src/index.js';

class SeatsModule {}
const seats = {
  module: SeatsModule,
  global: true,
  providers: [{ provide: SeatUsage, useValue: { count: () => Promise.resolve(1) } }],
  exports: [SeatUsage],
};

/** Who is in the house, in the hands of the test. */
export class FakePeople extends UserGroups {
  people: { readonly id: string; readonly name: string }[] = [];
  together: { readonly id: string; readonly name: string; readonly memberIds: readonly string[] }[] = [];
  override groups = () => Promise.resolve(this.together);
  override names = () => Promise.resolve(this.together.map(({ id, name }) => ({ id, name })));
  override ofUser = (_ctx: RequestContext, userId: string) =>
    Promise.resolve(this.together.filter(({ memberIds }) => memberIds.includes(userId)));
  override everybody = () => Promise.resolve(this.people);
}

class PeopleModule {}
function peopleModule(people: FakePeople): DynamicModule {
  return { module: PeopleModule, global: true, providers: [{ provide: UserGroups, useValue: people }], exports: [UserGroups] };
}

/** The room with the real licence (an evaluation: every module is licensed). */
export function createSettingsApp(options: Partial<TestAppOptions> = {}, people = new FakePeople()): Promise<TestApp> {
  const env = { LICENSE_DIR: join('/nowhere', 'license'), ...options.env };
  return createTestApp({
    migrations,
    bindings: [LicenceModule.forRoot(), seats, peopleModule(people)],
    moreConfig: [licenceConfig],
    moreEntities: licenceEntities,
    withoutFakeGate: true,
    ...options,
    env,
    features: [houseFeature, settingsFeature, ...(options.features ?? [])],
  });
}

export function administrator(app: TestApp): { userId: string; token: string } {
  return app.user(['user'], ['settings.administer']);
}
