import { useMutation, useQuery } from '@tanstack/react-query';
import type { RenewInvitationRequest } from '@assist/contracts/people';
import { createInvitation, deleteInvitation, listInvitations, renewInvitation } from '../../../lib/api/invitations';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export function useInvitations() {
  return useQuery({ queryKey: queryKeys.invitations, queryFn: ({ signal }) => listInvitations(signal) });
}

function useChanged() {
  return useInvalidate(queryKeys.invitations);
}

export function useInvite() {
  return useMutation({ mutationFn: createInvitation, onSuccess: useChanged() });
}

export function useRenewInvitation() {
  return useMutation({
    mutationFn: ({ id, ...request }: RenewInvitationRequest & { readonly id: string }) => renewInvitation(id, request),
    onSuccess: useChanged(),
  });
}

export function useRevokeInvitation() {
  return useMutation({ mutationFn: deleteInvitation, onSuccess: useChanged() });
}
