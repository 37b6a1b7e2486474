import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UpdateUserRequest } from '@assist/contracts';
import { createUser, listUsers, updateUser } from '../../../lib/api/users';
import { queryKeys } from '../../../lib/query/keys';

export function useUsers() {
  return useQuery({ queryKey: queryKeys.users, queryFn: ({ signal }) => listUsers(signal) });
}

function useChanged() {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: queryKeys.users }),
      client.invalidateQueries({ queryKey: queryKeys.me }),
      client.invalidateQueries({ queryKey: queryKeys.licence }),
    ]);
  };
}

export function useCreateUser() {
  return useMutation({ mutationFn: createUser, onSuccess: useChanged() });
}

export function useUpdateUser() {
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdateUserRequest }) => updateUser(id, change),
    onSuccess: useChanged(),
  });
}
