import { useMutation, useQuery } from '@tanstack/react-query';
import type { CreateRoleRequest, Role, UpdateRoleRequest } from '@assist/contracts/people';
import { createRole, deleteRole, listRoles, updateRole } from '../../../lib/api/roles';
import { queryKeys } from '../../../lib/query/keys';
import { usePeopleChanged } from './users-query';

export function useRoles() {
  return useQuery({ queryKey: queryKeys.roles, queryFn: ({ signal }) => listRoles(signal) });
}

/** Makes a role, or changes the one with this id. */
export function useSaveRole() {
  return useMutation({
    mutationFn: ({ id, ...role }: { readonly id: string | null } & (CreateRoleRequest | UpdateRoleRequest)): Promise<Role> =>
      id === null ? createRole(role as CreateRoleRequest) : updateRole(id, role),
    onSuccess: usePeopleChanged(),
  });
}

/** For the built-in role of all users: back to what it granted at first. */
export function useDeleteRole() {
  return useMutation({ mutationFn: deleteRole, onSuccess: usePeopleChanged() });
}
