/** Ends a switch over a closed union: a new member does not compile until it is handled. */
export function assertUnreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
