import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/**
 * Sends bytes whose headers are set. A reader that goes away in the middle is no fault. What breaks on our side is
 * thrown: it is logged, and the connection ends before its time, so that nobody takes a part for the whole.
 */
export async function sendBytes(content: Readable, response: Response): Promise<void> {
  const faults: unknown[] = [];
  // What ends the one stream ends the other: only the first to go is to blame.
  content.once('error', (error) => {
    if (!response.destroyed) faults.push(error);
  });
  await pipeline(content, response).catch(() => {
    if (faults.length > 0) throw faults[0];
  });
}
