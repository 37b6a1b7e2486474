import type { MigrationInterface } from 'typeorm';
import { CreateWork1763700000000 } from './1763700000000-create-work.js';
import { CreateIdentity1763700100000 } from './1763700100000-create-identity.js';
import { CreateLicense1763700200000 } from './1763700200000-create-license.js';
import { CreateRag1763700300000 } from './1763700300000-create-rag.js';
import { CreateLlm1763700400000 } from './1763700400000-create-llm.js';
import { CreateChat1763700500000 } from './1763700500000-create-chat.js';

/** The one ordered list for both engines; a released migration is never changed. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateWork1763700000000,
  CreateIdentity1763700100000,
  CreateLicense1763700200000,
  CreateRag1763700300000,
  CreateLlm1763700400000,
  CreateChat1763700500000,
];
