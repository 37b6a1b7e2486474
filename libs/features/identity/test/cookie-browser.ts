/** What a browser keeps and sends: enough of it to walk through the redirects of a sign-in. */
export class CookieBrowser {
  readonly #jars = new Map<string, Map<string, { readonly value: string; readonly path: string }>>();

  /** Goes to an address and on to where the answers lead, up to the first address that `until` names. */
  async go(
    address: string,
    until: (address: URL) => boolean = () => false,
  ): Promise<{ readonly url: URL; readonly reply: Response }> {
    let url = new URL(address);
    for (let hop = 0; hop < 20; hop += 1) {
      const reply = await this.fetch(url);
      const location = reply.headers.get('location');
      if (location === null) return { url, reply };
      url = new URL(location, url);
      if (until(url)) return { url, reply };
    }
    throw new Error(`too many redirects: ${url.href}`);
  }

  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const jar = this.#jar(url);
    const cookie = [...jar]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(cookie.length === 0 ? {} : { cookie: cookie.join('; ') }),
    };
    const reply = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of reply.headers.getSetCookie()) this.#keep(jar, line);
    return reply;
  }

  /** `name=value`, as it would be sent. */
  cookie(address: string, prefix: string): string {
    const [name = '', { value } = { value: '' }] = [...this.#jar(new URL(address))].find(([key]) => key.startsWith(prefix)) ?? [];
    return `${name}=${value}`;
  }

  cookies(address: string): string[] {
    return [...this.#jar(new URL(address)).keys()];
  }

  #jar(url: URL): Map<string, { readonly value: string; readonly path: string }> {
    const jar = this.#jars.get(url.origin) ?? new Map<string, { readonly value: string; readonly path: string }>();
    this.#jars.set(url.origin, jar);
    return jar;
  }

  #keep(jar: Map<string, { readonly value: string; readonly path: string }>, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    const isGone = attributes.some((attribute) => /^expires=thu, 01 jan 1970/i.test(attribute) || /^max-age=0$/i.test(attribute));
    if (isGone) jar.delete(name);
    else jar.set(name, { value: value.join('='), path });
  }
}
