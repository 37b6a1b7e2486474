import type { Connection, ConnectionDraft, ModelAccess } from '@assist/contracts';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { ProviderEndpoint } from '../providers/provider-connection.js';
import { SetModelAccess } from '../access/set-model-access.js';
import { ConnectionAudit } from './connection-audit.js';
import { checkEndpoint, sameTarget } from './check-endpoint.js';
import { toConnection } from './connections.dto.js';
import type { LlmConnection } from './llm-connection.entity.js';
import { LlmConnectionRepository } from './llm-connection.repository.js';
import { ProviderKeys } from './provider-keys.js';

/** What administrators keep of model endpoints. */
@Injectable()
export class Connections {
  constructor(
    private readonly database: Database,
    private readonly repository: LlmConnectionRepository,
    private readonly keys: ProviderKeys,
    private readonly audit: ConnectionAudit,
    private readonly access: SetModelAccess,
    private readonly clock: Clock,
  ) {}

  async list(ctx: RequestContext): Promise<Connection[]> {
    const defaultId = (await this.repository.findDefault(ctx))?.id;
    const described = await this.access.readAll(ctx, await this.repository.list(ctx));
    return described.map(({ row, access }) => this.#toView(row, access, row.id === defaultId));
  }

  /** @throws AppError CONNECTION_NOT_FOUND */
  async get(ctx: RequestContext, id: string): Promise<LlmConnection> {
    const found = await this.repository.find(ctx, id);
    if (found === null) throw new AppError('CONNECTION_NOT_FOUND');
    return found;
  }

  /** The first one answers from now on; later ones when they are made the default. @throws AppError MODEL_GROUP_NOT_FOUND */
  create(ctx: RequestContext, draft: ConnectionDraft): Promise<Connection> {
    const apiKey = emptyToNull(draft.apiKey);
    checkEndpoint({ ...draft, apiKey });
    const now = this.clock.now();
    const id = newId(now);
    const row: LlmConnection = {
      ...this.#columns(id, draft, apiKey === null ? null : this.keys.seal(id, apiKey)),
      limitedSince: draft.access?.everybody === false ? now : null,
      seededFrom: null,
      removedAt: null,
      createdAt: now,
      createdBy: userIdOf(ctx),
    };
    return this.database.transaction(ctx, async (tx) => {
      const isDefault = draft.isDefault || (await this.repository.findDefault(tx)) === null;
      const added = { ...row, defaultSince: isDefault ? now : null };
      await this.repository.insert(tx, added);
      if (isDefault) await this.repository.clearDefaultsBut(tx, id);
      if (draft.access !== undefined) await this.access.write(tx, id, draft.access);
      const view = await this.#view(tx, added, isDefault);
      await this.audit.created(tx, added, view.access);
      return view;
    });
  }

  update(ctx: RequestContext, id: string, draft: ConnectionDraft): Promise<Connection> {
    return this.database.transaction(ctx, async (tx) => {
      const stored = await this.get(tx, id);
      checkEndpoint(this.endpointOf(stored, draft));
      const limitedSince = this.#limitedSince(stored, draft);
      const row = { ...stored, ...this.#columns(id, draft, this.#sealedKey(stored, draft)), limitedSince };
      const accessBefore = await this.access.read(tx, stored);
      await this.repository.update(tx, row);
      if (draft.access !== undefined) await this.access.write(tx, id, draft.access);
      if (draft.isDefault) await this.repository.clearDefaultsBut(tx, id);
      const view = await this.#view(tx, row, draft.isDefault);
      await this.audit.changed(tx, stored, row, { before: accessBefore, after: view.access });
      return view;
    });
  }

  setDefault(ctx: RequestContext, id: string): Promise<void> {
    return this.database.transaction(ctx, async (tx) => {
      const stored = await this.get(tx, id);
      const row = { ...stored, defaultSince: this.clock.now() };
      await this.repository.update(tx, row);
      await this.repository.clearDefaultsBut(tx, id);
      await this.audit.changed(tx, stored, row);
    });
  }

  remove(ctx: RequestContext, id: string): Promise<void> {
    return this.database.transaction(ctx, async (tx) => {
      const stored = await this.get(tx, id);
      await this.audit.deleted(tx, stored);
      await this.access.remove(tx, id);
      if (stored.seededFrom === null) return this.repository.delete(tx, id);
      return this.repository.update(tx, { ...stored, sealedKey: null, defaultSince: null, removedAt: this.clock.now() });
    });
  }

  /** Where a draft points, with the key it brings or, on the same target, the stored one. */
  endpointOf(stored: LlmConnection | null, draft: DraftEndpoint): ProviderEndpoint {
    const given = draft.apiKey === undefined ? undefined : emptyToNull(draft.apiKey);
    const kept = given === undefined && stored !== null && sameTarget(stored, draft) ? this.keys.open(stored) : null;
    return { provider: draft.provider, baseUrl: draft.baseUrl, apiVersion: draft.apiVersion, apiKey: given ?? kept };
  }

  #limitedSince(stored: LlmConnection, { access }: ConnectionDraft): number | null {
    if (access === undefined) return stored.limitedSince;
    return access.everybody ? null : (stored.limitedSince ?? this.clock.now());
  }

  #sealedKey(stored: LlmConnection, draft: ConnectionDraft): string | null {
    if (draft.apiKey === undefined) return sameTarget(stored, draft) ? stored.sealedKey : null;
    const apiKey = emptyToNull(draft.apiKey);
    return apiKey === null ? null : this.keys.seal(stored.id, apiKey);
  }

  #columns(
    id: string,
    draft: ConnectionDraft,
    sealedKey: string | null,
  ): Omit<LlmConnection, 'limitedSince' | 'seededFrom' | 'removedAt' | 'createdAt' | 'createdBy'> {
    const { name, provider, baseUrl, model, apiVersion } = draft;
    return { id, name, provider, baseUrl, model, apiVersion, sealedKey, defaultSince: draft.isDefault ? this.clock.now() : null };
  }

  async #view(ctx: RequestContext, row: LlmConnection, isDefault: boolean): Promise<Connection> {
    return this.#toView(row, await this.access.read(ctx, row), isDefault);
  }

  #toView(row: LlmConnection, access: ModelAccess, isDefault: boolean): Connection {
    return toConnection(row, { isDefault, hasApiKey: this.keys.isReadable(row), access });
  }
}

type DraftEndpoint = Pick<ConnectionDraft, 'provider' | 'baseUrl' | 'apiVersion' | 'apiKey'>;

function emptyToNull(apiKey: string | null | undefined): string | null {
  return apiKey === undefined || apiKey === null || apiKey.trim() === '' ? null : apiKey.trim();
}
