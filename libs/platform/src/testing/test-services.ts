import { existsSync } from 'node:fs';

/** Servers and programs that a test may need and a bare machine may lack. */
export type TestService = 'postgres' | 'redis' | 'slapd';

const VARIABLES = {
  postgres: 'ASSIST_TEST_POSTGRES_URL',
  redis: 'ASSIST_TEST_REDIS_URL',
  slapd: 'ASSIST_TEST_SLAPD',
} as const;

/** Where a program is when no variable says so. */
const PROGRAMS: Partial<Record<TestService, readonly string[]>> = { slapd: ['/usr/sbin/slapd', '/usr/lib/openldap/slapd'] };

/**
 * Address of a service for tests, or path of a program; undefined where it is missing. A service that
 * ASSIST_TEST_REQUIRE lists (comma list) must be there: CI sets it, so that nothing is skipped silently.
 */
export function testService(service: TestService): string | undefined {
  const address = process.env[VARIABLES[service]];
  if (address !== undefined && address !== '') return address;
  const program = PROGRAMS[service]?.find((path) => existsSync(path));
  if (program !== undefined) return program;
  const required = (process.env['ASSIST_TEST_REQUIRE'] ?? '').split(',').map((name) => name.trim());
  if (!required.includes(service)) return undefined;
  throw new Error(`${service} is not here, but ASSIST_TEST_REQUIRE lists it (${VARIABLES[service]})`);
}
