import type { Log } from '../observability/index.js';
import type { Authenticated, Authenticator, EndedSessions, UserActor } from './authenticator.js';

/** What no message told, such as the expiry of a session or a message lost with its broker, is found so often. */
const RECHECK_MS = 60_000;

/** Tells a gateway that lets people stay connected which of them must go. */
export class SessionWatch {
  #endings = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly log: Log,
  ) {}

  /** `end` closes what belongs to the sessions; `connected` are the actors to look at again every minute. */
  async start(connected: () => readonly UserActor[], end: (ended: EndedSessions) => void): Promise<void> {
    this.#stopListening = await this.authenticator.onSessionsEnded((ended) => {
      this.#endings += 1;
      end(ended);
    });
    let isChecking = false;
    this.#timer = setInterval(() => {
      if (isChecking) return;
      isChecking = true;
      this.#recheck(connected(), end)
        .catch((error: unknown) => this.log.warn({ err: error }, 'the sessions of sockets could not be checked'))
        .finally(() => (isChecking = false));
    }, RECHECK_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#stopListening?.();
  }

  /** Who sends the token. Read again when sessions ended meanwhile: nobody was there yet to be told. */
  async admit(token: string): Promise<Authenticated | null> {
    for (;;) {
      const seen = this.#endings;
      const found = await this.authenticator.authenticate(token);
      if (seen === this.#endings) return found;
    }
  }

  async #recheck(actors: readonly UserActor[], end: (ended: EndedSessions) => void): Promise<void> {
    if (actors.length === 0) return;
    const living = await this.authenticator.livingSessions(actors);
    for (const { userId, sessionId } of actors) if (!living.has(sessionId)) end({ userId, sessionId });
  }
}
