import { mutationOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Banner, CreateBannerRequest } from '@assist/contracts/house';
import {
  createAnnouncement,
  deleteAnnouncement,
  dismissBanner,
  listAnnouncements,
  listBanners,
  updateAnnouncement,
} from '../../../lib/api/banners';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';

const ASK_EVERY_MS = 60_000;

/** What is announced to the signed-in person now. */
export function useBanners(): readonly Banner[] {
  return (
    useQuery({
      queryKey: queryKeys.banners,
      queryFn: ({ signal }) => listBanners(signal),
      refetchInterval: ASK_EVERY_MS,
      staleTime: ASK_EVERY_MS / 2,
    }).data ?? []
  );
}

/** Gone at once, also out of an answer that is on its way; when the server did not take it, it comes back. */
export function dismissing(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, version }: Pick<Banner, 'id' | 'version'>) => dismissBanner(id, version),
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey: queryKeys.banners });
      client.setQueryData<readonly Banner[]>(queryKeys.banners, (list) => list?.filter((banner) => banner.id !== id));
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.banners }),
  });
}

export function useDismissBanner() {
  return useMutation(dismissing(useQueryClient()));
}

export function useAnnouncements() {
  return useQuery({ queryKey: queryKeys.announcements, queryFn: ({ signal }) => listAnnouncements(signal) });
}

function useChanged() {
  return useInvalidate(queryKeys.announcements, queryKeys.banners);
}

export interface SaveAnnouncement {
  /** Null: a new one. */
  readonly known: Pick<Banner, 'id' | 'version'> | null;
  readonly request: CreateBannerRequest;
}

export function useSaveAnnouncement() {
  return useMutation({
    mutationFn: ({ known, request }: SaveAnnouncement) =>
      known === null ? createAnnouncement(request) : updateAnnouncement(known.id, { ...request, version: known.version }),
    onSettled: useChanged(),
  });
}

export function useDeleteAnnouncement() {
  return useMutation({ mutationFn: deleteAnnouncement, onSettled: useChanged() });
}
