import type { Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';

/** What a command says that would have changed something. */
export function dryRun({ texts }: Session, json: Outcome['json'], lines: readonly string[] = []): Outcome {
  return { json: { dryRun: true, ...json }, lines: [...lines, ...(lines.length === 0 ? [] : ['']), texts.said.dryRun] };
}
