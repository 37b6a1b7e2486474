/** The document was deleted, or has begun a newer try: nothing more of this one may be written. */
export class DocumentGone extends Error {
  constructor() {
    super('the document is gone');
    this.name = 'DocumentGone';
  }
}
