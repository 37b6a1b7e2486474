import {
  legalHoldListSchema,
  legalHoldSchema,
  putHoldRequestSchema,
  userHoldSchema,
  type LegalHold,
  type PutHoldRequest,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { HoldPerson } from './holds/hold-person.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'users.administer' } as const;
const userParam = idParam('USER_NOT_FOUND');

@Controller()
export class LegalHoldsController {
  constructor(private readonly holdPerson: HoldPerson) {}

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/privacy/legal-holds',
    summary: 'Everybody of whom nothing may be deleted at the moment',
    reply: legalHoldListSchema,
  })
  listLegalHolds(@Ctx() ctx: RequestContext): Promise<{ items: LegalHold[] }> {
    return this.holdPerson.list(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/users/:id/legal-hold',
    summary: 'Whether nothing of a user may be deleted, and why',
    reply: userHoldSchema,
    errors: ['USER_NOT_FOUND'],
  })
  readLegalHold(@Ctx() ctx: RequestContext, @Param('id', userParam) id: string): Promise<{ hold: LegalHold | null }> {
    return this.holdPerson.read(ctx, id);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PUT',
    path: '/api/users/:id/legal-hold',
    sessionOnly: true,
    summary: 'Keep all that there is of a user from now on, whoever wants to delete it',
    reply: legalHoldSchema,
    errors: ['USER_NOT_FOUND', 'USER_DELETING'],
  })
  putLegalHold(
    @Ctx() ctx: RequestContext,
    @Param('id', userParam) id: string,
    @Body({ schema: putHoldRequestSchema }) { reason }: PutHoldRequest,
  ): Promise<LegalHold> {
    return this.holdPerson.place(ctx, id, reason);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/users/:id/legal-hold',
    sessionOnly: true,
    summary: 'Let rules, the user and administrators delete again',
    reply: 'empty',
    errors: ['USER_NOT_FOUND'],
  })
  deleteLegalHold(@Ctx() ctx: RequestContext, @Param('id', userParam) id: string): Promise<void> {
    return this.holdPerson.release(ctx, id);
  }
}
