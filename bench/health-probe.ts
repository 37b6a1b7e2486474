import { Agent, get } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const EVERY_MS = 20;

/** Asks `/health` all the time from a thread of its own, so that the load of the benchmark does not count as the answer's. */
export function probeHealth(url: string): { stop(): Promise<number[]> } {
  const worker = new Worker(new URL(import.meta.url), { workerData: { url } });
  return {
    stop: () =>
      new Promise((resolve, reject) => {
        worker.once('message', (latencies: number[]) => resolve(latencies));
        worker.once('error', reject);
        worker.postMessage('stop');
      }),
  };
}

async function probe(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const latencies: number[] = [];
  let running = true;
  parentPort?.once('message', () => (running = false));
  while (running) {
    const began = performance.now();
    const status = await ask(`${url}/health`, agent);
    latencies.push(status === 200 ? performance.now() - began : Number.POSITIVE_INFINITY);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  agent.destroy();
  parentPort?.postMessage(latencies);
  parentPort?.close();
}

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent }, (reply) => reply.resume().on('end', () => resolve(reply.statusCode ?? 0))).on('error', () => resolve(0));
  });
}

if (!isMainThread) await probe((workerData as { url: string }).url);
