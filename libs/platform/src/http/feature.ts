import type { Type } from '@nestjs/common';
import type { ConfigSlice } from '../config/index.js';
import type { EntityClass } from '../database/index.js';
import type { ErrorTable } from './error-table.js';

/** A feature as apps, OpenAPI and the reverse proxy see it. Its entities are registered whatever the licence says. */
export interface Feature {
  readonly id: string;
  /** Static Nest modules that declare the controllers themselves: Swagger's `include` does not look through imports. */
  readonly modules: readonly Type[];
  readonly entities: readonly EntityClass[];
  readonly config: readonly ConfigSlice[];
  readonly errors: ErrorTable;
  /** Public path prefixes of its routes. */
  readonly prefixes: readonly string[];
}
