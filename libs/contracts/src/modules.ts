import { z } from 'zod';

/** The modules a customer can license, one by one (requirement CA-01). */
export const MODULE_IDS = ['chat', 'usecases', 'rag', 'mcp', 'imagegen', 'workflow', 'helpdesk', 'ops'] as const;
export type ModuleId = (typeof MODULE_IDS)[number];
export const moduleIdSchema = z.enum(MODULE_IDS);

/** What a route, event or job belongs to: a licensed module, or the core that is always there. */
export type ModuleOrCore = ModuleId | 'core';
