import { useEffect, useState } from 'react';

/**
 * The secret behind the `#` of a link, which browsers send to nobody; null without one. It leaves the address at once,
 * so that neither the history nor somebody who looks at the screen has it.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)) || null);
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    // The router hears of this: without the search the page behind the link would be another one.
    if (hash !== '') window.history.replaceState(window.history.state, '', pathname + search);
  }, []);
  return token;
}
