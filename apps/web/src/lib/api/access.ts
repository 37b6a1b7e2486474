import * as api from '@assist/api-client';
import type { BreakGlass, BreakGlassList, BreakGlassNotices, BreakGlassRequest } from '@assist/contracts/house';
import type { ChatPage, MessagePage } from './chats';
import { dataOf, done } from './http';

export function listAccessRequests(cursor: string | undefined, signal?: AbortSignal): Promise<BreakGlassList> {
  return dataOf(api.listBreakGlass<true>({ query: { cursor, limit: 30 }, signal }));
}

export function readAccessRequest(id: string, signal?: AbortSignal): Promise<BreakGlass> {
  return dataOf(api.readBreakGlass<true>({ path: { id }, signal }));
}

export function requestAccess(request: BreakGlassRequest): Promise<BreakGlass> {
  return dataOf(api.requestBreakGlass<true>({ body: request }));
}

export function approveAccess(id: string): Promise<BreakGlass> {
  return dataOf(api.approveBreakGlass<true>({ path: { id } }));
}

export function declineAccess(id: string): Promise<BreakGlass> {
  return dataOf(api.declineBreakGlass<true>({ path: { id } }));
}

export function endAccess(id: string): Promise<BreakGlass> {
  return dataOf(api.endBreakGlass<true>({ path: { id } }));
}

export function listAccessNotices(signal?: AbortSignal): Promise<BreakGlassNotices> {
  return dataOf(api.listNotices<true>({ signal }));
}

/** `changedAt`: of the notice that was shown. */
export function acknowledgeNotice({ id, changedAt }: { readonly id: string; readonly changedAt: string }): Promise<void> {
  return done(api.acknowledgeNotice<true>({ path: { id }, body: { changedAt } }));
}

/** Each call is a look that is recorded and told to the person. */
export function listForeignChats(id: string, cursor: string | undefined, signal?: AbortSignal): Promise<ChatPage> {
  return dataOf(api.listBreakGlassChats<true>({ path: { id }, query: { cursor, limit: 100 }, signal }));
}

export function listForeignMessages(
  id: string,
  chatId: string,
  before: string | undefined,
  signal?: AbortSignal,
): Promise<MessagePage> {
  return dataOf(api.listBreakGlassMessages<true>({ path: { id, chatId }, query: { before, limit: 200 }, signal }));
}
