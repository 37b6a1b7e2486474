import type { PersonalDataPart } from '@assist/contracts/people';
import type { Locale, RequestContext } from '@assist/kernel';

/**
 * A file of an export. `path`: below the folder of its part, with `/`, of names that people recognise; it is made
 * harmless and unique by the caller. Contents of the blob store are named, not read.
 */
export type ExportedFile =
  | { readonly path: string; readonly modifiedAt: number; readonly text: string }
  | { readonly path: string; readonly modifiedAt: number; readonly blobKey: string; readonly sizeBytes: number };

export interface Erasing {
  /** Only what nobody changed since this instant (epoch ms), as a retention rule says; left out: everything. */
  readonly unusedSince?: number;
  /** How far it is; the caller decides how often that is stored. */
  readonly report: (done: number, total: number) => Promise<void>;
  /**
   * Called in each transaction that removes something, as its last step, with how many things that is: it is counted by
   * the same commit. When it throws, that transaction is undone and `erase` ends with the error.
   */
  readonly removing?: (tx: RequestContext, count: number) => Promise<void>;
}

/**
 * What one room keeps of a person: for exports, for retention, and for the end. A room that keeps anything under a
 * user's id provides one of these in its module, whatever process that runs in; nothing else is to be done. It is found
 * there, and called by durable work of that process; so `erase` and `export` may run again after a crash at any point.
 *
 * Who calls may be anybody: what is done is done in the name of the person (`inNameOf` of the kernel). Rights and
 * licence are not asked: what somebody has can always be taken along and be removed.
 */
export abstract class PersonalData {
  /** In the list of `@assist/contracts`, which has the order of an erasure. */
  abstract readonly part: PersonalDataPart;

  /**
   * What there is, by kind, such as `{ chats: 3 }`, and also what is being removed in the background. All zero means:
   * nothing of the person is left here.
   */
  abstract counts(ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>>;

  /** How many things `erase` would remove with this `unusedSince`. Rooms of `RETENTION_PARTS` say it; in others nothing grows old. */
  async countUnused(_ctx: RequestContext, _userId: string, _unusedSince: number): Promise<number> {
    return 0;
  }

  /** Everything, in pieces, so that nobody needs the memory for all of it. */
  abstract export(ctx: RequestContext, userId: string): AsyncIterable<ExportedFile>;

  /**
   * Removes it, with files and what is derived from it; when it resolves nobody reaches any of it any more, and
   * `counts` tells when the background has followed. The account begins nothing new meanwhile (`AccountGate`) unless
   * `unusedSince` is given: what was used meanwhile stays then. Running work of the person is stopped.
   * @throws AppError LEGAL_HOLD when the person is under one (`AccountGate.requireDeletable`)
   */
  abstract erase(ctx: RequestContext, userId: string, erasing: Erasing): Promise<void>;
}

/** Whether the house has to keep all data of somebody; of whom is known to `AccountGate.requireDeletable`. */
export abstract class LegalHolds {
  abstract any(ctx: RequestContext): Promise<boolean>;
}

/** A person as other rooms may know them: for lists that people read, and for mails. */
export interface KnownUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Null: as the browser says. */
  readonly locale: Locale | null;
  readonly disabled: boolean;
}

/** Who people are, for rooms that keep their ids only. Who may see it is decided by the caller. */
export abstract class UserNames {
  /** Names by id; who is gone is missing. */
  abstract of(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those whose name or address has all the words of the query, by name. */
  abstract search(ctx: RequestContext, query: string, limit: number): Promise<KnownUser[]>;
  abstract find(ctx: RequestContext, id: string): Promise<KnownUser | null>;
}

export interface GroupName {
  readonly id: string;
  readonly name: string;
}

export interface KnownGroup extends GroupName {
  readonly memberIds: readonly string[];
}

/** Port: who belongs together in the house; all lists of groups are by name. */
export abstract class UserGroups {
  abstract groups(ctx: RequestContext): Promise<KnownGroup[]>;
  abstract names(ctx: RequestContext): Promise<GroupName[]>;
  /** The groups that somebody is in now. */
  abstract ofUser(ctx: RequestContext, userId: string): Promise<GroupName[]>;
  /** All accounts, also those that may not sign in. */
  abstract everybody(ctx: RequestContext): Promise<{ readonly id: string; readonly name: string }[]>;
}
