/** What stands in the address of the page. */
export interface DocumentsSearch {
  readonly collection?: string;
  readonly doc?: string;
  readonly q?: string;
  /** The passage of a search that is shown. */
  readonly hit?: string;
}
