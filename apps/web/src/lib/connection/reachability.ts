import { createObservable } from '../store/observable';

/** Whether the last exchange reached the server. Starts hopeful. */
export const reachable = createObservable(true);

export function markReachable(): void {
  reachable.set(true);
}

export function markUnreachable(): void {
  reachable.set(false);
}

/** Asks the server whether it is there again; any answer that is not a proxy's excuse counts. */
export async function probeServer(): Promise<boolean> {
  try {
    const response = await fetch('/health', { cache: 'no-store' });
    const there = ![502, 503, 504].includes(response.status) || (response.headers.get('content-type') ?? '').includes('json');
    if (there) markReachable();
    return there;
  } catch {
    return false;
  }
}
