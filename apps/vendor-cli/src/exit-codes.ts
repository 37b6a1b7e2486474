/** Exit codes that scripts may rely on. */
export const EXIT = {
  ok: 0,
  internal: 1,
  usage: 2,
  checkFailed: 3,
  warnings: 4,
  license: 5,
  integrity: 6,
  lockHeld: 9,
  precondition: 10,
  cancelled: 11,
  notFound: 12,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
