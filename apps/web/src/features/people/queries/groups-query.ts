import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { GroupMemberQuery, UpdateGroupRequest } from '@assist/contracts/people';
import {
  addGroupMember,
  createGroup,
  deleteGroup,
  listGroupMembers,
  listGroups,
  removeGroupMember,
  updateGroup,
} from '../../../lib/api/groups';
import { queryKeys } from '../../../lib/query/keys';
import { usePeopleChanged } from './users-query';

export function useGroups() {
  return useQuery({ queryKey: queryKeys.groups, queryFn: ({ signal }) => listGroups(signal) });
}

export function useGroupMembers(id: string, query: Partial<GroupMemberQuery>) {
  return useQuery({
    queryKey: queryKeys.groupMembers(id, query),
    queryFn: ({ signal }) => listGroupMembers(id, query, signal),
    placeholderData: keepPreviousData,
  });
}

export function useCreateGroup() {
  return useMutation({ mutationFn: createGroup, onSuccess: usePeopleChanged() });
}

export function useUpdateGroup() {
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdateGroupRequest }) => updateGroup(id, change),
    onSuccess: usePeopleChanged(),
  });
}

export function useDeleteGroup() {
  return useMutation({ mutationFn: deleteGroup, onSuccess: usePeopleChanged() });
}

export function useAddMember() {
  return useMutation({
    mutationFn: ({ groupId, userId }: { groupId: string; userId: string }) => addGroupMember(groupId, userId),
    onSuccess: usePeopleChanged(),
  });
}

export function useRemoveMember() {
  return useMutation({
    mutationFn: ({ groupId, userId }: { groupId: string; userId: string }) => removeGroupMember(groupId, userId),
    onSuccess: usePeopleChanged(),
  });
}
