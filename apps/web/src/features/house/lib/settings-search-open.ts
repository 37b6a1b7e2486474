import { createObservable } from '../../../lib/store/observable';

/** The search over settings can be opened from anywhere. */
export const settingsSearchOpen = createObservable(false);
