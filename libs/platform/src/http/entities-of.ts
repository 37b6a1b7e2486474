import { auditEntities } from '../audit/index.js';
import type { EntityClass } from '../database/index.js';
import { settingsEntities } from '../settings/index.js';
import { usageEntities } from '../usage/index.js';
import { WorkItemEntity } from '../work/index.js';
import type { Feature } from './feature.js';

/** All tables of a process: the platform's, then those of rooms that are no features, then those of its features. */
export function entitiesOf(features: readonly Feature[], more: readonly EntityClass[] = []): EntityClass[] {
  return [
    WorkItemEntity,
    ...auditEntities,
    ...settingsEntities,
    ...usageEntities,
    ...more,
    ...features.flatMap((feature) => feature.entities),
  ];
}
