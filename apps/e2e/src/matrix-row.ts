import type { ErrorCode, ModuleId, Permission } from '@assist/contracts';
import type { Objects } from './objects.ts';

export interface Row {
  /**
   * `public`: no token needed. `admin`: whoever holds `needs`, for the whole house. `owner`: ids in path or body name an
   * object of one user, and are unknown to everybody else. `own`: shows only what is the caller's. `any`: the same for
   * every signed-in user.
   */
  readonly who: 'public' | 'admin' | 'owner' | 'own' | 'any';
  /** The permission at the door; left out: being signed in is enough. */
  readonly needs?: Permission;
  /** Refused for API keys, whatever their scopes. */
  readonly personOnly?: true;
  /** Open to other processes of the installation that call in the name of a user. */
  readonly forServices?: true;
  /** Refused as long as this module is not licensed or switched off; all others stay open. */
  readonly closes?: ModuleId;
  /** Path parameter → kind of object. */
  readonly ids?: Readonly<Record<string, keyof Objects>>;
  readonly query?: string;
  readonly body?: (objects: Objects) => unknown;
  /** Why the object's owner is refused here all the same, as with the wrong password of `body`. */
  readonly ownerGets?: readonly ErrorCode[];
}
