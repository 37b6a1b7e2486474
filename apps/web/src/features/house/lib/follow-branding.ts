import { readBranding } from '../../../lib/api/house';
import { applyBranding, brandingOfPage } from '../../../lib/brand';

/** A page may stand open for days. */
const ASK_AFTER_MS = 5 * 60_000;

let askedAt = 0;

/** Shows the branding that holds now; without an answer the page stays as it is. */
export async function refreshBranding(): Promise<void> {
  askedAt = Date.now();
  await readBranding().then(applyBranding, () => undefined);
}

/** The page brought its branding along; it is asked for again when somebody comes back to it later. */
export function followBranding(): void {
  if (brandingOfPage === null) void refreshBranding();
  else askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - askedAt > ASK_AFTER_MS) void refreshBranding();
  });
}
