/** Servers and programs that a test may need and a bare machine may lack. */
export type TestService = 'postgres' | 'redis';

const VARIABLES = { postgres: 'ASSIST_TEST_POSTGRES_URL', redis: 'ASSIST_TEST_REDIS_URL' } as const;

/**
 * Address of a service for tests, or undefined where it is missing. A service that ASSIST_TEST_REQUIRE lists (comma
 * list) must be there: CI sets it, so that nothing is skipped silently.
 */
export function testService(service: TestService): string | undefined {
  const address = process.env[VARIABLES[service]];
  if (address !== undefined && address !== '') return address;
  const required = (process.env['ASSIST_TEST_REQUIRE'] ?? '').split(',').map((name) => name.trim());
  if (required.includes(service)) throw new Error(`${VARIABLES[service]} is not set, but ASSIST_TEST_REQUIRE lists ${service}`);
  return undefined;
}
