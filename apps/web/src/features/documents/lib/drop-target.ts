import type { Collection } from '@assist/contracts';
import { createObservable } from '../../../lib/store/observable';

/** Where dropped files go: the collection that is shown, else null for the person's default collection. */
export const dropTarget = createObservable<Pick<Collection, 'id' | 'name' | 'isDefault'> | null>(null);
