import * as api from '@assist/api-client';
import type { CreateGroupRequest, Group, GroupMember, GroupMemberQuery, UpdateGroupRequest } from '@assist/contracts/people';
import { dataOf, done } from './http';

export interface GroupMemberPage {
  readonly items: readonly GroupMember[];
  readonly total: number;
}

export async function listGroups(signal?: AbortSignal): Promise<readonly Group[]> {
  return (await dataOf(api.listGroups<true>({ signal }))).items;
}

export function createGroup(request: CreateGroupRequest): Promise<Group> {
  return dataOf(api.createGroup<true>({ body: request }));
}

export function updateGroup(id: string, request: UpdateGroupRequest): Promise<Group> {
  return dataOf(api.updateGroup<true>({ path: { id }, body: request }));
}

export function deleteGroup(id: string): Promise<void> {
  return done(api.deleteGroup<true>({ path: { id } }));
}

export function listGroupMembers(id: string, query: Partial<GroupMemberQuery>, signal?: AbortSignal): Promise<GroupMemberPage> {
  return dataOf(api.listGroupMembers<true>({ path: { id }, query, signal }));
}

export function addGroupMember(id: string, userId: string): Promise<void> {
  return done(api.addGroupMember<true>({ path: { id, userId } }));
}

export function removeGroupMember(id: string, userId: string): Promise<void> {
  return done(api.removeGroupMember<true>({ path: { id, userId } }));
}
