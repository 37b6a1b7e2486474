declare module '@tanstack/history' {
  interface HistoryState {
    /** This step of the history only opened a panel: going back closes it. */
    readonly panel?: boolean;
  }
}

type PanelState = { readonly panel?: boolean };

/**
 * Navigation options for a panel that is part of the address. Opening it is one step of the history; showing something
 * else in it is none, so that one step back always closes it.
 */
export function openingPanel(isOpen: boolean): { replace: boolean; state: (before: PanelState) => PanelState } {
  return { replace: isOpen, state: (before) => ({ panel: isOpen ? before.panel : true }) };
}

interface StepBack {
  readonly location: { readonly state: PanelState };
  readonly back: () => void;
}

/** Closes the panel by going back over the step that opened it; `replace` is for a panel that came with the address. */
export function closePanel(history: StepBack, replace: () => void): void {
  if (history.location.state.panel === true) history.back();
  else replace();
}
