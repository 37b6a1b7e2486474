/** Exit codes that scripts may rely on; more are added as commands come (`licence.md`, section 10). */
export const EXIT = { ok: 0, internal: 1, usage: 2, checkFailed: 3, integrity: 6, precondition: 10 } as const;
