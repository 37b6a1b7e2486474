import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, hashOf, toExportLine, verifyAuditChain, type AuditRow } from '../src/audit/index.js';

const docs = readFileSync(join(import.meta.dirname, '../../../docs/audit-log.md'), 'utf8');
const script = /```js\n([^]*?)```/.exec(docs)?.[1] ?? '';

function chain(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const unsealed = {
      ...({ seq, at: 1_700_000_000_000 + seq, actorKind: 'user', actorId: 'ä "ö" \\ \u2028', action: 'user.changed' } as const),
      ...({
        outcome: 'done',
        targetType: null,
        targetId: null,
        requestId: '-',
        address: '::1',
        clockPending: seq % 2 === 0,
      } as const),
      ...{ detail: '{"text":"é\\n😀"}', prevHash: rows.at(-1)?.hash ?? CHAIN_START },
    };
    rows.push({ ...unsealed, hash: hashOf(unsealed) });
  }
  return rows;
}

function verifyOutside(rows: readonly AuditRow[]): { status: number | null; text: string } {
  const args = ['--input-type=module', '-e', script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input: rows.map(toExportLine).join(''),
    encoding: 'utf8',
  });
  return { status, text: `${stdout}${stderr}`.trim() };
}

describe('an export of the audit log', () => {
  it('has a hash that never changes', () => {
    expect(chain(2)[1]?.hash).toMatchInlineSnapshot(`"7bcd3662b212f042c7ab358fe2da5721765a55670e06a3418429558b26f73aa3"`);
  });

  it('is verified by the short script of the documentation', async () => {
    expect(script.split('\n').length).toBeLessThanOrEqual(24);
    const rows = chain(5);
    expect(verifyOutside(rows)).toEqual({ status: 0, text: `5 ${rows[4]?.hash} is whole` });
    expect(verifyOutside(rows.slice(1))).toEqual({ status: 1, text: 'the entries before 2 are missing' });
    expect(verifyOutside([rows[0]!, rows[1]!, rows[3]!])).toEqual({ status: 1, text: 'the chain breaks before 4' });
    expect(verifyOutside([rows[0]!, { ...rows[1]!, actorId: 'eve' }])).toEqual({ status: 1, text: 'entry 2 was changed' });
    expect(await verifyAuditChain(rows)).toMatchObject({ ok: true, count: 5 });
  });

  it('goes on after the last entry of the export before', async () => {
    const rows = chain(5);
    const after = { seq: 3, hash: rows[2]!.hash };
    expect(await verifyAuditChain(rows.slice(3), { after })).toMatchObject({ ok: true, count: 2, lastSeq: 5 });
    expect(await verifyAuditChain(rows.slice(4), { after })).toEqual({ ok: false, seq: 5, fault: 'gap' });
    expect(await verifyAuditChain(rows.slice(3), { after: { ...after, hash: CHAIN_START } })).toMatchObject({ fault: 'prev' });
    expect(await verifyAuditChain([], { after })).toEqual({ ok: true, count: 0, lastSeq: 3, headHash: after.hash });
  });

  it('that was written anew is only seen by what was noted elsewhere', async () => {
    const rows = chain(3);
    const forged = { ...rows[2]!, actorId: 'eve' };
    const anew = [rows[0]!, rows[1]!, { ...forged, hash: hashOf(forged) }];
    expect(await verifyAuditChain(anew)).toMatchObject({ ok: true });
    expect(await verifyAuditChain(anew, { head: { seq: 3, hash: rows[2]!.hash } })).toMatchObject({ ok: false, fault: 'head' });
  });
});
