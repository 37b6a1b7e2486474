import { readFileSync } from 'node:fs';
import { startProduct } from '../apps/e2e/src/product.ts';
import { percentile, type Figure } from './figures.ts';

const RUNS = 5;
const REST_MS = 20_000;

/** Resident memory of a process and its children, MB. */
export function residentMb(pid: number): number {
  const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter((id) => id !== '');
  return own + children.reduce((sum, id) => sum + residentMb(Number(id)), 0);
}

export async function benchStart(): Promise<Figure[]> {
  const starts: number[] = [];
  const product = await startProduct('appliance');
  for (let run = 0; run < RUNS; run += 1) {
    await product.shutDown();
    const began = performance.now();
    await product.start();
    starts.push(performance.now() - began);
  }
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const memory = product.pids().reduce((sum, pid) => sum + residentMb(pid), 0);
  await product.remove();
  return [
    { name: 'cold start, median of 5', unit: 'ms', value: percentile(starts, 50), bar: 3000 },
    { name: 'cold start, slowest of 5', unit: 'ms', value: Math.max(...starts), bar: 3000 },
    { name: 'resident memory at rest', unit: 'MB', value: memory, bar: 300 },
  ];
}
