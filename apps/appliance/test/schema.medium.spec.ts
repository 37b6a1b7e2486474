import { licenceConfig, licenceEntities } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { SETTINGS } from '@assist/contracts/house';
import { CONFIG_SECTIONS, loadConfig } from '@assist/platform/config';
import { migrate, schemaDrift } from '@assist/platform/database';
import { configSlices, entitiesOf } from '@assist/platform/http';
import { testDatabases } from '@assist/platform/testing';
import { describe, expect, it } from 'vitest';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';

const features = [...new Set([...coreApiFeatures, ...ragApiFeatures, ...llmApiFeatures, ...workflowApiFeatures])];
const entities = entitiesOf(features, licenceEntities);

describe.each(testDatabases())('the schema of the product on $engine', (engine) => {
  it('is the same in migrations and entities, whatever is licensed', async () => {
    const database = await engine.open(entities, migrations);
    expect(await migrate(database)).toHaveLength(migrations.length);
    expect(await schemaDrift(database)).toEqual([]);
    await engine.drop(database);
  });
});

describe('the list of configuration sections', () => {
  it('names what the features declare', () => {
    const declared = configSlices(features, [licenceConfig]).map((slice) => slice.name);
    expect([...CONFIG_SECTIONS].sort()).toEqual([...declared].sort());
  });
});

describe('a setting that an operator can fix', () => {
  const slices = configSlices(features, [licenceConfig]);
  const fixable = Object.values(SETTINGS).flatMap(({ fixedBy, default: preset }) =>
    fixedBy === null ? [] : [{ ...fixedBy, preset }],
  );

  it.each(fixable)(
    'by $section.$key is that key of the configuration, with the same default',
    ({ section, key, env, preset }) => {
      expect(slices.find((slice) => slice.name === section)?.env[env]).toBe(key);
      const { value, origin } = loadConfig(slices, { env: {} }).lookUp(section, key) ?? {};
      expect([origin?.kind, value ?? preset]).toEqual(['default', preset]);
    },
  );
});

describe('the prefixes of the features', () => {
  it('are each owned by one API', () => {
    const owned = features.flatMap((feature) => feature.prefixes);
    expect(owned.length).toBe(new Set(owned).size);
  });
});
