import * as api from '@assist/api-client';
import type {
  AcceptInvitationRequest,
  CreateInvitationRequest,
  InvitationList,
  OpenInvitation,
  RenewInvitationRequest,
  SentInvitation,
} from '@assist/contracts/people';
import { dataOf, done } from './http';
import { outside } from './outside';

export function listInvitations(signal?: AbortSignal): Promise<InvitationList> {
  return dataOf(api.listInvitations<true>({ signal }));
}

/** A link to hand over is in this reply only. */
export function createInvitation(
  request: Omit<CreateInvitationRequest, 'groups'> & { groups: string[] },
): Promise<SentInvitation> {
  return dataOf(api.createInvitation<true>({ body: request }));
}

export function renewInvitation(id: string, request: RenewInvitationRequest): Promise<SentInvitation> {
  return dataOf(api.renewInvitation<true>({ path: { id }, body: request }));
}

export function deleteInvitation(id: string): Promise<void> {
  return done(api.deleteInvitation<true>({ path: { id } }));
}

export function lookAtInvitation(token: string): Promise<OpenInvitation> {
  return dataOf(api.lookAtInvitation<true>({ body: { token }, ...outside }));
}

export function acceptInvitation(request: AcceptInvitationRequest): Promise<void> {
  return done(api.acceptInvitation<true>({ body: request, ...outside }));
}
