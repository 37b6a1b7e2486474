import { createContext, useContext } from 'react';
import type { Citation } from '@assist/contracts';

/** The sources of the answer around, and how to open one. A context, so that rendered markdown needs no new props. */
export interface CitationAccess {
  readonly citations: readonly Citation[];
  readonly openN: number | null;
  readonly open: (n: number) => void;
}

const NOTHING: CitationAccess = { citations: [], openN: null, open: () => undefined };

export const CitationContext = createContext<CitationAccess>(NOTHING);

export function useCitations(): CitationAccess {
  return useContext(CitationContext);
}
