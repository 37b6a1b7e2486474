import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ModuleId } from '@assist/contracts';
import type { ModuleList, SwitchModuleRequest } from '@assist/contracts/house';
import { listModules, switchModule } from '../../../lib/api/house';
import { queryKeys } from '../../../lib/query/keys';
import { useMe } from '../../auth/queries/me-query';
import { moduleAccess, type ModuleAccess } from '../lib/module-access';
import { useLicence } from './licence-query';

/** A module may be switched off while a page stands open. */
const ASK_EVERY_MS = 60_000;

export const modulesQuery = queryOptions({
  queryKey: queryKeys.modules,
  queryFn: ({ signal }) => listModules(signal),
  staleTime: 30_000,
  refetchInterval: ASK_EVERY_MS,
});

/** What people may do with modules now; null while it is not known. */
export function useModules(): ModuleList | null {
  return useQuery(modulesQuery).data ?? null;
}

/** Answers for each module how much of it is open. */
export function useModuleAccess(): (module: ModuleId) => ModuleAccess {
  const licence = useLicence();
  const modules = useModules();
  const { permissions } = useMe();
  return (module) => moduleAccess(licence, modules, permissions, module);
}

export function useSwitchModule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...request }: SwitchModuleRequest & { readonly id: ModuleId }) => switchModule(id, request),
    onSuccess: (modules) => client.setQueryData(queryKeys.modules, modules),
    // Somebody else was faster: show what holds now.
    onError: () => client.invalidateQueries({ queryKey: queryKeys.modules }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.settings }),
  });
}
