// Runs inside a network namespace without a route; prints one line of JSON.
import { readFileSync } from 'node:fs';
import { signIn } from './client.ts';
import { answered, ask, handbook, settled, uploaded } from './flows.ts';
import { startProduct } from './product.ts';

/** Packets and connections of this namespace that found no route (`Ip: OutNoRoutes`, RFC 1213 ipOutNoRoutes; IPv6 alike). */
function attempts(): number {
  const lines = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip: '));
  const names = (lines[0] ?? '').split(' ');
  const values = (lines[1] ?? '').split(' ');
  const v4 = Number(values[names.indexOf('OutNoRoutes')] ?? 0);
  const v6 = Number(/Ip6OutNoRoutes\s+(\d+)/.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1] ?? 0);
  return v4 + v6;
}

async function flow(): Promise<{ cited: boolean }> {
  const product = await startProduct('appliance');
  try {
    const client = await signIn(product);
    await settled(
      client,
      await uploaded(client, 'kx.md', handbook('KX-7741', 'Die Wartungsnummer der Anlage KX-7741 lautet 58213.')),
    );
    const { chatId, answerId } = await ask(client, 'Wie lautet die Wartungsnummer der Anlage KX-7741?');
    const answer = await answered(client, chatId, answerId);
    for (const path of ['/', '/health', '/metrics', '/api/docs/', '/api/llm/detected', '/api/license']) {
      await client.ok('GET', path);
    }
    return { cited: answer.text.includes('58213') && answer.citations.length > 0 };
  } finally {
    await product.remove();
  }
}

async function probe(): Promise<{ cited: boolean }> {
  await fetch('http://192.0.2.1/').catch(() => undefined);
  return { cited: false };
}

const before = attempts();
const { cited } = await (process.argv[2] === 'probe' ? probe() : flow());
process.stdout.write(`${JSON.stringify({ attempts: attempts() - before, cited })}\n`);
process.exit(0);
