/** How long somebody has to wait, in the unit that a person would say. Never less than what is left. */
export type Wait = { readonly unit: 'minutes' | 'seconds'; readonly count: number };

const MINUTE = 60;
/** The last minute goes down in steps: a number that changes every second is read out every second. */
const STEP = 10;

export function waitOf(seconds: number): Wait {
  if (seconds > MINUTE - STEP) return { unit: 'minutes', count: Math.ceil(seconds / MINUTE) };
  return { unit: 'seconds', count: Math.max(1, Math.ceil(seconds / STEP)) * STEP };
}
