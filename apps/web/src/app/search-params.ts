/** A search parameter as text; the router reads numbers and booleans out of them by itself. */
export function textParam(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
