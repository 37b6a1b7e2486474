import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { UpdateUserRequest, UserListQuery } from '@assist/contracts/people';
import { createUser, deleteUser, listUsers, readUser, updateUser } from '../../../lib/api/users';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

/** A deletion is watched. */
const ASK_EVERY_MS = 1000;

export function useUsers(query: Partial<UserListQuery>) {
  return useQuery({
    queryKey: queryKeys.userList(query),
    queryFn: ({ signal }) => listUsers(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some((user) => user.deleting) === true ? 3 * ASK_EVERY_MS : false),
  });
}

export function useUser(id: string) {
  return useQuery({
    queryKey: queryKeys.user(id),
    queryFn: ({ signal }) => readUser(id, signal),
    refetchInterval: ({ state }) => (state.data?.deleting === true && state.error === null ? ASK_EVERY_MS : false),
  });
}

/** Users stand in lists, roles and groups count them, and they take seats. */
export function usePeopleChanged() {
  return useInvalidate(queryKeys.users, queryKeys.roles, queryKeys.groups, queryKeys.me, queryKeys.licence);
}

export function useCreateUser() {
  return useMutation({ mutationFn: createUser, onSuccess: usePeopleChanged() });
}

export function useUpdateUser() {
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdateUserRequest }) => updateUser(id, change),
    onSuccess: usePeopleChanged(),
  });
}

export function useDeleteUser() {
  return useMutation({ mutationFn: deleteUser, onSuccess: usePeopleChanged() });
}
