import * as api from '@assist/api-client';
import type { Announcement, Banner, CreateBannerRequest, UpdateBannerRequest } from '@assist/contracts/house';
import { dataOf, done } from './http';

export async function listBanners(signal?: AbortSignal): Promise<readonly Banner[]> {
  return (await dataOf(api.listBanners<true>({ signal }))).items;
}

export function dismissBanner(id: string, version: number): Promise<void> {
  return done(api.dismissBanner<true>({ path: { id }, body: { version } }));
}

export async function listAnnouncements(signal?: AbortSignal): Promise<readonly Announcement[]> {
  return (await dataOf(api.listAnnouncements<true>({ signal }))).items;
}

export function createAnnouncement(request: CreateBannerRequest): Promise<Announcement> {
  return dataOf(api.createAnnouncement<true>({ body: request }));
}

export function updateAnnouncement(id: string, request: UpdateBannerRequest): Promise<Announcement> {
  return dataOf(api.updateAnnouncement<true>({ path: { id }, body: request }));
}

export function deleteAnnouncement(id: string): Promise<void> {
  return done(api.deleteAnnouncement<true>({ path: { id } }));
}
