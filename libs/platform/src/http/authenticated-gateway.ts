import type { Ack, ModuleOrCore, Permission, Problem } from '@assist/contracts';
import {
  anonymousContext,
  AppError,
  holds,
  ModuleGate,
  userContext,
  type LicensedAccess,
  type RequestContext,
} from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import { DRAIN_ORDER, DrainRegistry, LOG, type Log } from '../observability/index.js';
import { roomToSend } from '../realtime/index.js';
import { Authenticator, type EndedSessions, type UserActor } from './authenticator.js';
import { rememberedAddress } from './client-address.js';
import { credentialOfHandshake } from './credential.js';
import { permissionOf } from './endpoint.js';
import { EventLimits } from './event-limits.js';
import { Peer } from './peer.js';
import { Refusals } from './refusals.js';
import { SessionWatch } from './session-watch.js';
import { ValidationError } from './validation-error.js';

/** What a gateway needs; inject it and hand it to `super`. */
@Injectable()
export class GatewayServices {
  constructor(
    readonly authenticator: Authenticator,
    readonly gate: ModuleGate,
    readonly refusals: Refusals,
    readonly drains: DrainRegistry,
    readonly limits: EventLimits,
    @Inject(LOG) readonly log: Log,
  ) {}
}

/** Many tabs on many devices, not a program that opens more and more. */
const MAX_SOCKETS_PER_USER = 50;
/** A page sends an event and waits for its acknowledgement. */
const MAX_IN_FLIGHT = 32;

export interface EventRule<S extends z.ZodType> {
  /** Name of the event. */
  readonly event: string;
  readonly module: ModuleOrCore;
  readonly access: LicensedAccess;
  /** As on a route: default is the module's `use`. */
  readonly permission?: Permission;
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
        async (error: unknown) =>
          next(Object.assign(new Error('refused'), { data: await this.#refuse(undefined, 'connect', error) })),
      );
    });
    // The session of a socket may end between its admission and this.
    namespace.on('connection', (socket) => void (this.#peers.has(socket.id) || socket.disconnect(true)));
    await this.#watch.start({
      connected: () => [...this.#peers.values()].map((peer) => peer.actor),
      end: (ended) => this.#endSessions(ended),
      refresh: (actors) => this.#refresh(actors),
    });
    this.services.drains.add('sockets', DRAIN_ORDER.streams, async () => {
      await this.#watch.stop();
      // Only ours: without `local` the adapter would ask every other process to do the same.
      namespace.local.disconnectSockets(true);
    });
  }

  handleDisconnect(socket: Socket): void {
    this.#peers.get(socket.id)?.leave();
    this.#peers.delete(socket.id);
  }

  /** The context of a connected user; its signal aborts when the socket goes. @throws AppError AUTH_REQUIRED */
  protected contextOf(socket: Socket): RequestContext {
    const peer = this.#peers.get(socket.id);
    if (peer === undefined) throw new AppError('AUTH_REQUIRED');
    const { actor, locale, address, signal } = peer;
    return userContext(actor, { requestId: socket.id, locale, address, signal });
  }

  /**
   * Runs the handler of one client event and makes its acknowledgement; nothing is thrown. The handler's signal aborts
   * when the socket goes, and when its user loses the permission of the rule: what goes on after the event ends by it.
   */
  protected async handle<S extends z.ZodType>(
    socket: Socket,
    rule: EventRule<S>,
    payload: unknown,
    run: (ctx: RequestContext, input: z.output<S>) => Promise<void>,
  ): Promise<Ack> {
    const peer = this.#peers.get(socket.id);
    try {
      await this.#limit(peer);
      const ctx = this.contextOf(socket);
      const parsed = rule.schema.safeParse(payload);
      if (!parsed.success) throw new ValidationError(parsed.error.issues);
      const permission = permissionOf(rule);
      if (permission !== undefined && !holds(ctx.actor, permission)) throw new AppError('FORBIDDEN', { permission });
      const decision = this.services.gate.allows(rule.module, rule.access);
      if (!decision.allowed) throw new AppError(decision.code, decision.params);
      await run({ ...ctx, signal: peer?.signalOf(permission) ?? ctx.signal }, parsed.data);
      return { ok: true };
    } catch (error) {
      return { ok: false, problem: await this.#refuse(socket, rule.event, error) };
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
    const token = credentialOfHandshake(socket.handshake);
    if (token === undefined) throw new AppError('AUTH_REQUIRED');
    const address = rememberedAddress(socket.request);
    const found = await this.#watch.admit(token, address);
    if (found === null || found.actor.kind !== 'user') throw new AppError('SESSION_EXPIRED');
    if (found.actor.limitedTo === 'services') throw new AppError('FORBIDDEN', { service: true });
    if (found.actor.limitedTo !== undefined) throw new AppError('SECOND_FACTOR_SETUP_REQUIRED');
    if (this.#countOf(found.actor.userId) >= MAX_SOCKETS_PER_USER) {
      throw new AppError('RATE_LIMITED', { limit: MAX_SOCKETS_PER_USER });
    }
    const locale = found.locale ?? (/^de\b/i.test(socket.handshake.headers['accept-language'] ?? '') ? 'de' : 'en');
    this.#peers.set(socket.id, new Peer(found.actor, locale, address));
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
    for (const [id, peer] of this.#peers) {
      const { actor } = peer;
      if (actor.userId !== userId || actor.sessionId === exceptId) continue;
      if (sessionId !== undefined && actor.sessionId !== sessionId) continue;
      const socket = this.#namespace?.sockets.get(id);
      socket?.emit('session.ended', {});
      socket?.disconnect(true);
      this.#peers.delete(id);
      peer.leave();
    }
  }

  #refresh(actors: ReadonlyMap<string, UserActor>): void {
    for (const [id, peer] of this.#peers) {
      const actor = actors.get(peer.actor.sessionId);
      if (actor === undefined || !peer.become(actor)) continue;
      this.#namespace?.sockets.get(id)?.emit('permissions.changed', {});
    }
  }

  #refuse(socket: Socket | undefined, event: string, error: unknown): Promise<Problem> {
    const isKnown = socket !== undefined && this.#peers.has(socket.id);
    return this.services.refusals.answer(
      isKnown ? this.contextOf(socket) : anonymousContext(),
      { type: 'event', id: event },
      error,
    );
  }
}
