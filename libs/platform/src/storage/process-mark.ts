import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

const MARK = /^([0-9a-f]{8})-(\d{1,10})-/;

/**
 * Begins the name of what a process leaves on a disk that others may share: `<place>-<pid>`. A place is a host and, in
 * containers, the name space in which the pid means something.
 */
export function processMark(pid: number = process.pid): string {
  return `${place()}-${String(pid)}`;
}

/**
 * Whether the process that marked this name is gone for sure. Names of other places, of a process that may have taken
 * over the number, and without a mark give false.
 */
export function leftByDeadProcess(name: string): boolean {
  const [, from, pid] = MARK.exec(name) ?? [];
  return from === place() && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function place(): string {
  return createHash('sha256').update(`${hostname()} ${pidNameSpace()}`).digest('hex').slice(0, 8);
}

function pidNameSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
