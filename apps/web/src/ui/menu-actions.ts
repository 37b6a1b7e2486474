import { createContext } from 'react';

/** Remembers what was chosen until the menu has closed. */
export const MenuActions = createContext<{ choose(action: () => void): void }>({ choose: (action) => action() });
