import { z } from 'zod';
import { configInteger, configList, configText, defineConfig } from '../config/index.js';

export const httpConfig = defineConfig(
  'http',
  z.object({
    port: configInteger({ min: 0, max: 65535 }).default(8000),
    host: configText(255)
      .default('127.0.0.1')
      .describe('Address to listen on. The default lets only this host in; a reverse proxy on another host needs 0.0.0.0.'),
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional()
      .describe('Address at which people open the product, such as `https://assist.firma.de`; links in mails begin with it.'),
    corsOrigins: configList().default([]).describe('Origins of other sites whose pages may call the API.'),
    allowedHosts: configList()
      .default([])
      .describe(
        'Host names under which the product is reached, such as `assist.firma.de` or `*.firma.de`; addresses, `localhost` and the name of the machine always work. Empty: any name, but the first administrator (without a reverse proxy) is only made, and /metrics only read, under those that always work.',
      ),
    trustProxyCount: configInteger({ min: 0, max: 10 })
      .default(0)
      .describe('Number of trusted reverse proxies in front; their X-Forwarded-For entries are believed.'),
    rateLimitRequests: configInteger({ min: 1, max: 1_000_000 })
      .default(1200)
      .describe('Requests per user (or address) and window.'),
    rateLimitWindowSeconds: configInteger({ min: 1, max: 3600 }).default(60),
    maxBodyKb: configInteger({ min: 16, max: 16_384 })
      .default(512)
      .describe('Largest JSON body. Uploads have limits of their own.'),
    shutdownDelayMs: configInteger({ min: 0, max: 30_000 })
      .default(0)
      .describe('How long the process still serves after a request to stop, so that balancers notice.'),
  }),
  {
    PORT: 'port',
    HOST: 'host',
    ASSIST_PUBLIC_URL: 'publicUrl',
    CORS_ORIGINS: 'corsOrigins',
    ASSIST_HTTP_ALLOWED_HOSTS: 'allowedHosts',
    TRUST_PROXY_COUNT: 'trustProxyCount',
    RATE_LIMIT_REQUESTS: 'rateLimitRequests',
    RATE_LIMIT_WINDOW_SECONDS: 'rateLimitWindowSeconds',
    ASSIST_HTTP_MAX_BODY_KB: 'maxBodyKb',
    ASSIST_SHUTDOWN_DELAY_MS: 'shutdownDelayMs',
  },
);
