import type { DetectedEndpoints } from '@assist/contracts';
import { listModels } from './list-models.js';

type Product = DetectedEndpoints['items'][number]['product'];
export type DetectionPorts = Readonly<Record<Product, number>>;

/** Where the products listen unless they are told otherwise. */
export const USUAL_PORTS: DetectionPorts = { ollama: 11434, 'lm-studio': 1234, koboldcpp: 5001 };
const TIMEOUT_MS = 700;

/** Asks the usual ports of this host for their models, all at once; whoever does not answer in time is left out. */
export async function detectEndpoints(signal: AbortSignal, ports: DetectionPorts = USUAL_PORTS): Promise<DetectedEndpoints> {
  const products = Object.keys(USUAL_PORTS) as Product[];
  const found = await Promise.all(products.map((product) => probe(product, ports[product], signal)));
  return { items: found.filter((item) => item !== null) };
}

async function probe(product: Product, port: number, signal: AbortSignal): Promise<DetectedEndpoints['items'][number] | null> {
  const provider = product === 'ollama' ? 'ollama' : 'openai-compatible';
  const baseUrl = `http://127.0.0.1:${port}${provider === 'ollama' ? '' : '/v1'}`;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const models = await listModels({ provider, baseUrl, apiKey: null, apiVersion: null }, limit);
    return { product, provider, baseUrl, models };
  } catch {
    return null;
  }
}
