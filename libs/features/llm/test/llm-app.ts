import { UserGroups, type KnownGroup } from '@assist/identity/contracts';
import type { RequestContext } from '@assist/kernel';
import { createTestApp, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { migrations } from '@assist/migrations';
import type { DynamicModule } from '@nestjs/common';
import { llmFeature } from '../src/index.js';

/** Who is in which group, in the hands of the test; by name. */
export class FakeGroups extends UserGroups {
  all: KnownGroup[] = [];
  override groups = () => Promise.resolve(this.all);
  override names = () => Promise.resolve(this.all.map(({ id, name }) => ({ id, name })));
  override ofUser = (_ctx: RequestContext, userId: string) =>
    Promise.resolve(this.all.filter(({ memberIds }) => memberIds.includes(userId)));
  override everybody = () => Promise.resolve([]);
}

class GroupsModule {}
function groupsModule(groups: FakeGroups): DynamicModule {
  return { module: GroupsModule, global: true, providers: [{ provide: UserGroups, useValue: groups }], exports: [UserGroups] };
}

/** The room alone: real database and HTTP; sign-in, groups and licence are fakes. */
export function createLlmApp(options: Partial<TestAppOptions> = {}, groups = new FakeGroups()): Promise<TestApp> {
  return createTestApp({
    features: [llmFeature],
    migrations,
    role: 'http',
    bindings: [groupsModule(groups)],
    ...options,
  });
}
