import { z } from 'zod';
import { idSchema, instantSchema, optionalTextSchema } from '../shared.js';

export const BANNER_SEVERITIES = ['info', 'warning', 'critical'] as const;
export const BANNER_AUDIENCES = ['all', 'admins'] as const;
export const MAX_BANNERS = 50;

/** Plain text with a little markdown. One language is enough: who reads the other one sees it too. */
const bannerTextSchema = z
  .strictObject({ de: optionalTextSchema(1000).trim(), en: optionalTextSchema(1000).trim() })
  .refine((text) => text.de !== '' || text.en !== '', 'a text in one language is needed');

const bannerFields = {
  severity: z.enum(BANNER_SEVERITIES),
  text: bannerTextSchema,
  audience: z.enum(BANNER_AUDIENCES),
  dismissible: z.boolean(),
  /** Null: at once, or until it is deleted. */
  from: instantSchema.nullable(),
  until: instantSchema.nullable(),
};

const inOrder = ({ from, until }: { readonly from: string | null; readonly until: string | null }): boolean =>
  from === null || until === null || Date.parse(from) < Date.parse(until);
const ORDER = { message: 'must be after the beginning', path: ['until'] };

export const createBannerRequestSchema = z.strictObject(bannerFields).refine(inOrder, ORDER).meta({ id: 'CreateBannerRequest' });
export type CreateBannerRequest = z.infer<typeof createBannerRequestSchema>;

/** `version` is the one that was seen. */
export const updateBannerRequestSchema = z
  .strictObject({ ...bannerFields, version: z.int().min(1).max(2_000_000_000) })
  .refine(inOrder, ORDER)
  .meta({ id: 'UpdateBannerRequest' });
export type UpdateBannerRequest = z.infer<typeof updateBannerRequestSchema>;

/** What people see at the top of the page. */
export const bannerSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    severity: z.enum(BANNER_SEVERITIES),
    text: z.object({ de: z.string(), en: z.string() }),
    dismissible: z.boolean(),
  })
  .meta({ id: 'Banner' });
export type Banner = z.infer<typeof bannerSchema>;
export const bannerListSchema = z.object({ items: z.array(bannerSchema) }).meta({ id: 'BannerList' });

/** What those see who write them: also what is over, or not yet shown. */
export const announcementSchema = bannerSchema
  .extend({
    audience: z.enum(BANNER_AUDIENCES),
    from: instantSchema.nullable(),
    until: instantSchema.nullable(),
    state: z.enum(['planned', 'shown', 'over']),
    createdAt: instantSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'Announcement' });
export type Announcement = z.infer<typeof announcementSchema>;
export const announcementListSchema = z.object({ items: z.array(announcementSchema) }).meta({ id: 'AnnouncementList' });

export const dismissBannerRequestSchema = z
  .strictObject({ version: z.int().min(1).max(2_000_000_000) })
  .meta({ id: 'DismissBannerRequest' });
