import { exchange } from './transport';

/**
 * For calls outside of the session: whoever signs in or opens a link may have none, or that of somebody else. A 401 then
 * means wrong credentials.
 */
export const outside = { fetch: (sent: unknown) => exchange(sent as Request) } as const;
