import { PERMISSIONS } from '@assist/contracts';
import { newId, systemContext, type RequestContext } from '@assist/kernel';
import { LegalHolds, UserNames, type KnownUser } from '@assist/identity/contracts';
import { migrations } from '@assist/migrations';
import { AuditLog, AuditReader, type AuditRow, type NewAuditEntry } from '@assist/platform/audit';
import { createTestApp, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { Module, type DynamicModule } from '@nestjs/common';
import { auditAccessFeature, auditFeature } from '../src/index.js';

export const ctx = systemContext('test');

/** The people whom the test made. */
export class FakeNames extends UserNames {
  readonly people: KnownUser[] = [];

  override async of(_ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(this.people.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]));
  }

  override async search(_ctx: RequestContext, query: string, limit: number): Promise<KnownUser[]> {
    const words = query.toLowerCase().split(/\s+/);
    return this.people.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word))).slice(0, limit);
  }

  override async find(_ctx: RequestContext, id: string): Promise<KnownUser | null> {
    return this.people.find((person) => person.id === id) ?? null;
  }
}

export class FakeHolds extends LegalHolds {
  held = false;

  override async any(): Promise<boolean> {
    return this.held;
  }
}

@Module({})
class NamesModule {
  static bind(names: FakeNames, holds: FakeHolds): DynamicModule {
    const providers = [
      { provide: UserNames, useValue: names },
      { provide: LegalHolds, useValue: holds },
    ];
    return { module: NamesModule, global: true, providers, exports: providers };
  }
}

export interface Someone {
  readonly userId: string;
  readonly token: string;
}

export interface AuditApp extends TestApp {
  readonly names: FakeNames;
  readonly holds: FakeHolds;
  readonly reader: AuditReader;
  /** Somebody with a name, who may administer the audit log or not. */
  person(name: string, isAuditor?: boolean): Someone;
  record(entry: NewAuditEntry): Promise<void>;
  /** Entries since the last call. */
  fresh(): Promise<AuditRow[]>;
}

/** The room with real database, work and HTTP; sign-in, licence and the names of people are fakes. */
export async function createAuditApp(options: Partial<TestAppOptions> & { readonly names?: FakeNames } = {}): Promise<AuditApp> {
  const names = options.names ?? new FakeNames();
  const holds = new FakeHolds();
  const features = [auditAccessFeature, auditFeature];
  const app = await createTestApp({ features, migrations, bindings: [NamesModule.bind(names, holds)], ...options });
  const reader = app.app.get(AuditReader);
  let seen = 0;
  return Object.assign(app, {
    names,
    holds,
    reader,
    person: (name: string, isAuditor = false): Someone => {
      const userId = newId();
      names.people.push({ id: userId, name, email: `${name.toLowerCase()}@firma.example`, locale: 'de', disabled: false });
      return { userId, token: app.authenticator.signIn(userId, ['user'], isAuditor ? PERMISSIONS : undefined) };
    },
    record: (entry: NewAuditEntry) => app.app.get(AuditLog).record(ctx, entry),
    fresh: async (): Promise<AuditRow[]> => {
      const rows = await Array.fromAsync(reader.entries(ctx, { after: seen }));
      seen = rows.at(-1)?.seq ?? seen;
      return rows;
    },
  });
}
