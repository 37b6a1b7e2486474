import { Client, type Reply } from '../apps/e2e/src/client.ts';
import { postgresUrl } from '../apps/e2e/src/environment.ts';
import { admin, startProduct, type Product } from '../apps/e2e/src/product.ts';
import { copyAdmin } from './copy-admin.ts';
import { percentile, type Figure } from './figures.ts';
import { probeHealth } from './health-probe.ts';

const USERS = 200;
/** Of each user, one after the other: renew the session, ask with its token, and with the key. */
const ROUNDS = 10;

interface Person {
  readonly email: string;
  token: string;
  cookie: string;
  apiKey: string;
}

const NOBODY = { token: '', cookie: '', apiKey: '' };

interface Times {
  readonly login: number[];
  readonly refresh: number[];
  readonly me: number[];
  readonly apiKey: number[];
  errors: number;
}

/** 200 people at once: they sign in, renew their sessions, and their programs call with keys. */
export async function benchLogin(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const engine of postgresUrl === undefined ? ['sqlite' as const] : (['sqlite', 'postgres'] as const)) {
    const product = await startProduct('appliance', { engine });
    try {
      figures.push(...(await measure(product)).map((figure) => ({ ...figure, name: `${engine}: ${figure.name}` })));
    } finally {
      await product.remove();
    }
  }
  return figures;
}

async function measure(product: Product): Promise<Figure[]> {
  const people = await makePeople(product);
  const times: Times = { login: [], refresh: [], me: [], apiKey: [], errors: 0 };
  const duringLogin = probeHealth(product.url);
  const began = performance.now();
  await Promise.all(people.map((person) => login(product, person, times)));
  const seconds = (performance.now() - began) / 1000;
  const loginHealth = await duringLogin.stop();
  for (const person of people) await makeKey(product, person);
  const duringChecks = probeHealth(product.url);
  await Promise.all(people.map((person) => useAll(product, person, times)));
  const checkHealth = await duringChecks.stop();
  return [
    { name: `${USERS} sign-ins at once, all done after`, unit: 's', value: seconds },
    { name: 'a sign-in among them, p95', unit: 'ms', value: percentile(times.login, 95) },
    { name: 'p99 of /health meanwhile', unit: 'ms', value: percentile(loginHealth, 99), bar: 100 },
    { name: `refresh with ${USERS} at once, p95`, unit: 'ms', value: percentile(times.refresh, 95) },
    { name: 'call with a token, p95', unit: 'ms', value: percentile(times.me, 95) },
    { name: 'call with an API key, p95', unit: 'ms', value: percentile(times.apiKey, 95) },
    { name: 'p99 of /health meanwhile', unit: 'ms', value: percentile(checkHealth, 99), bar: 100 },
    { name: 'errors', unit: 'count', value: times.errors, bar: 0 },
  ];
}

/** Written into the database: the evaluation has fewer seats. All have the administrator's password. */
async function makePeople(product: Product): Promise<Person[]> {
  await product.shutDown();
  const people = Array.from({ length: USERS }, (_, index) => ({ email: `person${index}@firma.example`, ...NOBODY }));
  await copyAdmin(
    product,
    people.map(({ email }) => email),
  );
  await product.start();
  return people;
}

async function login(product: Product, person: Person, times: Times): Promise<void> {
  const body = { email: person.email, password: admin.password };
  const reply = await timed(times, times.login, () => new Client(product.url, undefined).call('POST', '/api/auth/login', body));
  person.token = reply.body.accessToken as string;
  person.cookie = cookieOf(reply);
}

async function makeKey(product: Product, person: Person): Promise<void> {
  const client = new Client(product.url, person.token);
  const { text } = await client.ok('POST', '/api/me/api-keys', { name: 'bench', scopes: ['chat.use'] });
  person.apiKey = text as string;
}

async function useAll(product: Product, person: Person, times: Times): Promise<void> {
  const nobody = new Client(product.url, undefined);
  for (let round = 0; round < ROUNDS; round += 1) {
    const cookie = { cookie: person.cookie };
    const renewed = await timed(times, times.refresh, () => nobody.call('POST', '/api/auth/refresh', undefined, cookie));
    person.token = renewed.body.accessToken as string;
    person.cookie = cookieOf(renewed);
    await timed(times, times.me, () => new Client(product.url, person.token).call('GET', '/api/me'));
    await timed(times, times.apiKey, () => nobody.call('GET', '/api/me', undefined, { 'x-api-key': person.apiKey }));
  }
}

async function timed(times: Times, into: number[], call: () => Promise<Reply>): Promise<Reply> {
  const began = performance.now();
  const reply = await call();
  into.push(performance.now() - began);
  if (reply.status !== 200) times.errors += 1;
  return reply;
}

function cookieOf(reply: Reply): string {
  const set = reply.headers.getSetCookie().find((cookie) => cookie.startsWith('assist_refresh='));
  return set?.split(';')[0] ?? '';
}
