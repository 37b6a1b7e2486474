import type { Ack, ModuleOrCore, Problem } from '@assist/contracts';
import { AppError, ModuleGate, userContext, type LicensedAccess, type Locale, type RequestContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '../observability/index.js';
import { roomToSend } from '../realtime/index.js';
import { Authenticator, type EndedSessions, type UserActor } from './authenticator.js';
import { EventLimits } from './event-limits.js';
import { Problems } from './problems.js';
import { SessionWatch } from './session-watch.js';
import { ValidationError } from './validation-error.js';

/** What a gateway needs; inject it and hand it to `super`. */
@Injectable()
export class GatewayServices {
  constructor(
    readonly authenticator: Authenticator,
    readonly gate: ModuleGate,
    readonly problems: Problems,
    readonly drains: DrainRegistry,
    readonly limits: EventLimits,
    @Inject(LOG) readonly log: Log,
  ) {}
}

interface Peer {
  readonly actor: UserActor;
  readonly locale: Locale;
  readonly aborter: AbortController;
  /** Events that are being handled. */
  inFlight: number;
}

/** Many tabs on many devices, not a program that opens more and more. */
const MAX_SOCKETS_PER_USER = 50;
/** A page sends an event and waits for its acknowledgement. */
const MAX_IN_FLIGHT = 32;

export interface EventRule<S extends z.ZodType> {
  readonly module: ModuleOrCore;
  readonly access: LicensedAccess;
  readonly schema: S;
}

/**
 * A socket.io namespace for signed-in users: the token of the handshake is proved before the connection stands, each
 * event is checked against schema and licence and answered with an `Ack`, and sockets of ended sessions are closed.
 */
export abstract class AuthenticatedGateway {
  readonly #peers = new Map<string, Peer>();
  #namespace: Namespace | undefined;
  readonly #watch: SessionWatch;

  constructor(protected readonly services: GatewayServices) {
    this.#watch = new SessionWatch(services.authenticator, services.log);
  }

  async afterInit(namespace: Namespace): Promise<void> {
    this.#namespace = namespace;
    namespace.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (error: unknown) => next(Object.assign(new Error('refused'), { data: this.#problem(error) })),
      );
    });
    // The session of a socket may end between its admission and this.
    namespace.on('connection', (socket) => void (this.#peers.has(socket.id) || socket.disconnect(true)));
    await this.#watch.start(
      () => [...this.#peers.values()].map((peer) => peer.actor),
      (ended) => this.#endSessions(ended),
    );
    this.services.drains.add('sockets', DRAIN_ORDER.streams, async () => {
      await this.#watch.stop();
      // Only ours: without `local` the adapter would ask every other process to do the same.
      namespace.local.disconnectSockets(true);
    });
  }

  handleDisconnect(socket: Socket): void {
    this.#peers.get(socket.id)?.aborter.abort();
    this.#peers.delete(socket.id);
  }

  /** The context of a connected user; its signal aborts when the socket goes. @throws AppError AUTH_REQUIRED */
  protected contextOf(socket: Socket): RequestContext {
    const peer = this.#peers.get(socket.id);
    if (peer === undefined) throw new AppError('AUTH_REQUIRED');
    return userContext(peer.actor, { requestId: socket.id, locale: peer.locale, signal: peer.aborter.signal });
  }

  /** Runs the handler of one client event and makes its acknowledgement; nothing is thrown. */
  protected async handle<S extends z.ZodType>(
    socket: Socket,
    rule: EventRule<S>,
    payload: unknown,
    run: (ctx: RequestContext, input: z.output<S>) => Promise<void>,
  ): Promise<Ack> {
    const peer = this.#peers.get(socket.id);
    try {
      const ctx = this.contextOf(socket);
      await this.#limit(peer);
      const parsed = rule.schema.safeParse(payload);
      if (!parsed.success) throw new ValidationError(parsed.error.issues);
      const decision = this.services.gate.allows(rule.module, rule.access);
      if (!decision.allowed) throw new AppError(decision.code, decision.params);
      await run(ctx, parsed.data);
      return { ok: true };
    } catch (error) {
      return { ok: false, problem: this.#problem(error) };
    } finally {
      if (peer !== undefined) peer.inFlight -= 1;
    }
  }

  /** Sends once the client has taken what came before; false when nobody takes it any more. */
  protected async send(socket: Socket, event: string, payload: unknown, signal: AbortSignal): Promise<boolean> {
    const outcome = await roomToSend(socket, signal);
    if (outcome === 'room') socket.emit(event, payload);
    // Without what is waiting for it, which it will not take.
    if (outcome === 'stalled') socket.conn.close(true);
    return outcome === 'room';
  }

  /** To all sockets of this process. */
  protected broadcast(event: string, payload: unknown): void {
    this.#namespace?.local.emit(event, payload);
  }

  async #admit(socket: Socket): Promise<void> {
    const token: unknown = (socket.handshake.auth as { token?: unknown }).token;
    if (typeof token !== 'string' || token.length > 4096) throw new AppError('AUTH_REQUIRED');
    const found = await this.#watch.admit(token);
    if (found === null || found.actor.kind !== 'user') throw new AppError('SESSION_EXPIRED');
    if (this.#countOf(found.actor.userId) >= MAX_SOCKETS_PER_USER) {
      throw new AppError('RATE_LIMITED', { limit: MAX_SOCKETS_PER_USER });
    }
    const locale = found.locale ?? (/^de\b/i.test(socket.handshake.headers['accept-language'] ?? '') ? 'de' : 'en');
    this.#peers.set(socket.id, { actor: found.actor, locale, aborter: new AbortController(), inFlight: 0 });
    // A client may go between this and the connection event, and then there is no event of its end but this one.
    socket.conn.once('close', () => this.handleDisconnect(socket));
    socket.once('disconnect', () => this.handleDisconnect(socket));
    if (socket.conn.readyState !== 'open') this.handleDisconnect(socket);
  }

  /** @throws AppError RATE_LIMITED; counts the event as begun */
  async #limit(peer: Peer | undefined): Promise<void> {
    if (peer === undefined) throw new AppError('AUTH_REQUIRED');
    peer.inFlight += 1;
    if (peer.inFlight > MAX_IN_FLIGHT) throw new AppError('RATE_LIMITED', { limit: MAX_IN_FLIGHT });
    await this.services.limits.count(peer.actor.userId);
  }

  #countOf(userId: string): number {
    return [...this.#peers.values()].filter((peer) => peer.actor.userId === userId).length;
  }

  #endSessions({ userId, sessionId, exceptId }: EndedSessions): void {
    for (const [id, { actor, aborter }] of this.#peers) {
      if (actor.userId !== userId || actor.sessionId === exceptId) continue;
      if (sessionId !== undefined && actor.sessionId !== sessionId) continue;
      const socket = this.#namespace?.sockets.get(id);
      socket?.emit('session.ended', {});
      socket?.disconnect(true);
      this.#peers.delete(id);
      aborter.abort();
    }
  }

  #problem(error: unknown): Problem {
    const { problem, level } = this.services.problems.of(error, '-');
    if (problem.code === 'INTERNAL_ERROR') this.services.log.error({ err: error }, 'a socket event failed unexpectedly');
    else this.services.log[level]({ code: problem.code }, 'a socket event was refused');
    return problem;
  }
}
