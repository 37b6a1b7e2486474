import { z } from 'zod';
import { defineConfig } from '../config/index.js';

/** Where the processes of the split form find each other; not used when all run in one. */
export const servicesConfig = defineConfig(
  'services',
  z.object({
    ragApiUrl: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8099'),
    llmApiUrl: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:8001'),
  }),
  { RAG_API_URL: 'ragApiUrl', LLM_API_URL: 'llmApiUrl' },
);
