const { env } = process;

/** What a program needs from the environment of the tests, and no more: nothing there configures a product by accident. */
export const inherited = { PATH: env['PATH'], HOME: env['HOME'], LANG: env['LANG'], TMPDIR: env['TMPDIR'] } as const;

/** The servers that tests may use; undefined where the environment names none. */
export const postgresUrl = filled(env['ASSIST_TEST_POSTGRES_URL']);
export const redisUrl = filled(env['ASSIST_TEST_REDIS_URL']);

/** A Chromium, and a folder with real documents, in other than the usual places. */
export const chromiumPath = filled(env['ASSIST_TEST_CHROMIUM']);
export const documentsPath = filled(env['ASSIST_TEST_DOCS_DIR']);

/** What must not be missing: a test that cannot run without it fails. */
export const required: readonly string[] = (env['ASSIST_TEST_REQUIRE'] ?? '').split(',').map((name) => name.trim());

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
