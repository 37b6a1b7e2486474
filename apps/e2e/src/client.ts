import { admin, type Product } from './product.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into replies of many shapes.
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** A signed-in caller of the API. */
export class Client {
  readonly url: string;
  readonly token: string | undefined;

  constructor(url: string, token: string | undefined) {
    this.url = url;
    this.token = token;
  }

  async call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const isForm = body instanceof FormData;
    const reply = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : isForm || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await reply.text();
    const isJson = /^application\/([\w.-]+\+)?json\b/.test(reply.headers.get('content-type') ?? '');
    return { status: reply.status, headers: reply.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
  }

  /** @throws with the answer when the status is not 2xx */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async ok(method: string, path: string, body?: unknown): Promise<any> {
    const reply = await this.call(method, path, body);
    if (reply.status < 200 || reply.status > 299) {
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
    return reply.body;
  }

  async upload(
    collectionId: string,
    name: string,
    content: Uint8Array | string,
    type = 'application/octet-stream',
  ): Promise<Reply> {
    const form = new FormData();
    form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }), name);
    return this.call('POST', `/api/collections/${collectionId}/documents`, form);
  }

  async defaultCollection(): Promise<string> {
    const { items } = await this.ok('GET', '/api/collections');
    return (items.find((item: { isDefault: boolean }) => item.isDefault) ?? items[0]).id as string;
  }
}

export async function signIn(
  product: Pick<Product, 'url'>,
  email: string = admin.email,
  password: string = admin.password,
): Promise<Client> {
  const { accessToken } = await new Client(product.url, undefined).ok('POST', '/api/auth/login', { email, password });
  return new Client(product.url, accessToken as string);
}

/** A further user, signed in. */
export async function newUser(
  product: Pick<Product, 'url'>,
  by: Client,
  email: string,
  role: 'admin' | 'user' = 'user',
): Promise<Client> {
  const password = 'noch ein gutes Wort 7';
  await by.ok('POST', '/api/users', { email, password, name: email.split('@')[0], role });
  return signIn(product, email, password);
}
