import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import { rootCertificates } from 'node:tls';
import { AppError } from '@assist/kernel';
import type { CustomFetch, CustomFetchOptions } from 'openid-client';

const MAX_BYTES = 2 * 1024 * 1024;

/** Nothing that was said of a person or a key is kept on a connection; no answer is larger than what people have groups for. */
export function providerFetch(ca: string | undefined): CustomFetch {
  return async (address, options) => {
    const url = new URL(address);
    const response = await exchange(url, options, ca);
    const body = await boundedBody(response);
    const status = response.statusCode ?? 502;
    const headers = new Headers();
    for (const name of ['content-type', 'www-authenticate', 'date']) {
      const value = response.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
  };
}

function exchange(url: URL, options: CustomFetchOptions, ca: string | undefined): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const body = options.body === undefined || options.body === null ? '' : String(options.body as string | URLSearchParams);
  return new Promise((resolve, reject) => {
    const request = (secure ? requestTls : requestPlain)(url, {
      method: options.method,
      headers: {
        ...options.headers,
        'accept-encoding': 'identity',
        ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
        ...(options.body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } : {}),
      },
      agent: false,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    });
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

async function boundedBody(response: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new AppError('SIGN_ON_FAILED', {}, { cause: `an answer has more than ${MAX_BYTES} bytes` });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
