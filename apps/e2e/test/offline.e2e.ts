import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { has } from '../src/needs.ts';
import { root } from '../src/product.ts';

const script = join(import.meta.dirname, '..', 'src', 'offline-flow.ts');
const node = join(root, 'node_modules', '.bin', 'node');

/** A network namespace with nothing but the loopback interface, which has no route to anywhere. */
function inEmptyNetwork(...args: string[]): { code: number | null; out: string } {
  const result = spawnSync('unshare', ['--net', 'sh', '-c', `ip link set lo up && exec "$@"`, 'sh', node, script, ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { code: result.status, out: `${result.stdout}\n${result.stderr}` };
}

describe.runIf(has('netns'))('without a network', () => {
  it('starts, takes documents and answers with sources, and tries no connection to the outside', () => {
    const { code, out } = inEmptyNetwork('flow');
    expect(out).toContain('"attempts":0');
    expect(out).toContain('"cited":true');
    expect(code).toBe(0);
  });

  it('would notice a connection: the counter rises when one is tried', () => {
    expect(inEmptyNetwork('probe').out).toMatch(/"attempts":[1-9]/);
  });
});
