import type { MigrationInterface } from 'typeorm';
import { CreateWork1763700000000 } from './1763700000000-create-work.js';

/** The one ordered list for both engines; a released migration is never changed. */
export const migrations: readonly (new () => MigrationInterface)[] = [CreateWork1763700000000];
