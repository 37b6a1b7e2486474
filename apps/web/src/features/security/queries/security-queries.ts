import { useMutation, useQuery } from '@tanstack/react-query';
import {
  beginSecondFactor,
  confirmSecondFactor,
  createApiKey,
  deleteApiKey,
  disableSecondFactor,
  endOtherSessions,
  endSession,
  listApiKeys,
  listSessions,
  readSecondFactor,
  renewRecoveryCodes,
} from '../../../lib/api/security';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

export function useSecondFactor() {
  return useQuery({ queryKey: queryKeys.secondFactor, queryFn: ({ signal }) => readSecondFactor(signal) });
}

export function useSessions() {
  return useQuery({ queryKey: queryKeys.sessions, queryFn: ({ signal }) => listSessions(signal) });
}

export function useApiKeys() {
  return useQuery({ queryKey: queryKeys.apiKeys, queryFn: ({ signal }) => listApiKeys(signal) });
}

/** All that belongs to the own security: a change of one often changes another. */
function useChanged() {
  return useInvalidate(queryKeys.security);
}

export function useBeginSecondFactor() {
  return useMutation({ mutationFn: beginSecondFactor });
}

export function useConfirmSecondFactor() {
  return useMutation({ mutationFn: confirmSecondFactor, onSuccess: useChanged() });
}

export function useRenewRecoveryCodes() {
  return useMutation({ mutationFn: renewRecoveryCodes, onSuccess: useChanged() });
}

export function useDisableSecondFactor() {
  return useMutation({ mutationFn: disableSecondFactor, onSuccess: useChanged() });
}

export function useEndSession() {
  return useMutation({ mutationFn: endSession, onSuccess: useChanged() });
}

export function useEndOtherSessions() {
  return useMutation({ mutationFn: endOtherSessions, onSuccess: useChanged() });
}

export function useCreateApiKey() {
  return useMutation({ mutationFn: createApiKey, onSuccess: useChanged() });
}

export function useDeleteApiKey() {
  return useMutation({ mutationFn: deleteApiKey, onSuccess: useChanged() });
}
