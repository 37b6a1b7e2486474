import { createObservable } from '../store/observable';

/** The server lets the person do nothing but set up a second factor. */
export const secondFactorDemanded = createObservable(false);
