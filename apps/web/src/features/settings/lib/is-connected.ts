import type { Connection } from '@assist/contracts';

/** Whether an endpoint is already used; `localhost`, a path and a final slash make no difference. */
export function isConnected(
  endpoint: { readonly baseUrl: string },
  connections: ReadonlyArray<Pick<Connection, 'baseUrl'>>,
): boolean {
  const wanted = hostOf(endpoint.baseUrl);
  return (
    wanted !== null && connections.some((connection) => connection.baseUrl !== null && hostOf(connection.baseUrl) === wanted)
  );
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).host.replace(/^(localhost|\[::1\])/, '127.0.0.1');
  } catch {
    return null;
  }
}
