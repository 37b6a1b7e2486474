import { migrations } from '@assist/migrations';
import { migrate, schemaDrift } from '@assist/platform/database';
import { testDatabases } from '@assist/platform/testing';
import { describe, expect, it } from 'vitest';
import { ragEntities } from '../src/index.js';

describe.each(testDatabases())('schema on $engine', (engine) => {
  it('is what the entities say', async () => {
    const database = await engine.open(ragEntities, migrations);
    try {
      await migrate(database);
      expect(await schemaDrift(database)).toEqual([]);
    } finally {
      await engine.drop(database);
    }
  });
});
