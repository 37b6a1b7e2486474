import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { PubSub } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';

/** Channel that tells every process to look at its connected users again. */
export const PERMISSIONS_CHANGED = 'identity.permissions-changed';

/** What somebody is granted changed, by a role or a group: HTTP reads it at each call, sockets are told. */
@Injectable()
export class PermissionsChanged {
  constructor(
    private readonly database: Database,
    private readonly pubSub: PubSub,
  ) {}

  /** After the commit. Names nobody: who listens looks at all, which costs less than a list of thousands. */
  tell(ctx: RequestContext): void {
    this.database.afterCommit(ctx, () => void this.pubSub.publish(PERMISSIONS_CHANGED, {}).catch(() => undefined));
  }
}
