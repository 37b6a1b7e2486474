import type { Log } from '../observability/index.js';
import type { Authenticated, Authenticator, EndedSessions, UserActor } from './authenticator.js';

/**
 * What no message told, such as the expiry of a session, or a message that was lost or came over no Redis, is found so
 * often: a right that was taken must not be used for more than 5 s. It costs three queries for 500 sockets.
 */
export const RECHECK_MS = 4000;

/** What a gateway does with those who are connected. */
export interface Watched {
  connected(): readonly UserActor[];
  /** Closes what belongs to the sessions. */
  end(ended: EndedSessions): void;
  /** Takes over what people may do now, by session. */
  refresh(actors: ReadonlyMap<string, UserActor>): void;
}

/** Tells a gateway that lets people stay connected which of them must go, and what the others may do. */
export class SessionWatch {
  #endings = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => Promise<void>)[] = [];
  #checking: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly log: Log,
  ) {}

  async start(watched: Watched): Promise<void> {
    const check = (): void => this.#check(watched);
    const offEnded = await this.authenticator.onSessionsEnded((ended) => {
      this.#endings += 1;
      watched.end(ended);
    });
    const offChanged = await this.authenticator.onPermissionsChanged(() => {
      this.#endings += 1;
      check();
    });
    this.#stopListening = [offEnded, offChanged];
    this.#timer = setInterval(check, RECHECK_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#stopListening.map((stop) => stop()));
  }

  /** Who sends the token. Read again when rights changed meanwhile: nobody was there yet to be told. */
  async admit(token: string, address?: string): Promise<Authenticated | null> {
    for (;;) {
      const seen = this.#endings;
      const found = await this.authenticator.authenticate(token, address);
      if (seen === this.#endings) return found;
    }
  }

  /** However many changes come at once, one check runs and one more follows it. */
  #check(watched: Watched): void {
    if (this.#checking !== undefined) {
      this.#again = true;
      return;
    }
    this.#checking = this.#recheck(watched)
      .catch((error: unknown) => this.log.warn({ err: error }, 'the sessions of sockets could not be checked'))
      .finally(() => {
        this.#checking = undefined;
        const isDue = this.#again;
        this.#again = false;
        if (isDue) this.#check(watched);
      });
  }

  async #recheck(watched: Watched): Promise<void> {
    const actors = watched.connected();
    if (actors.length === 0) return;
    const current = await this.authenticator.currentActors(actors);
    for (const { userId, sessionId } of actors) if (!current.has(sessionId)) watched.end({ userId, sessionId });
    watched.refresh(current);
  }
}
