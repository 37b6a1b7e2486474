// Real: the built product with its logs, its database and all of its files. One person with a word of her own in each
// thing that she writes or is called; after her erasure none of them is anywhere, but for what is named here.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canaries, inDatabase, inFolder, type Findings } from '../src/canary.ts';
import { Client, newUser, signIn } from '../src/client.ts';
import { answered, ask, handbook, settled, uploaded } from '../src/flows.ts';
import { forms, has } from '../src/needs.ts';
import { freePort, waitFor } from '../src/process.ts';
import { startProduct, type Product } from '../src/product.ts';

const PASSWORD = 'noch ein gutes Wort 7';
const HOUSES = [
  ...forms().map((form) => ({ form, engine: form === 'split' ? ('postgres' as const) : ('sqlite' as const) })),
  ...(has('postgres') ? [{ form: 'appliance' as const, engine: 'postgres' as const }] : []),
];

/**
 * What stays on purpose: the reason with which two administrators opened her chats. It is theirs, and the audit log is
 * kept whole till its own retention removes it; it names people by id. The request itself goes with the next daily upkeep.
 */
const KEPT: Findings = ['audit_break_glass: reasonForAccess', 'audit_entry break_glass.requested: reasonForAccess'];
/** The files of SQLite hold the same bytes. */
const KEPT_BYTES = /^assist\.sqlite(-wal)?: reasonForAccess$/;
/** The proxy of the split form writes down which paths were asked for, a week long; in ours stand ids only. */
const KEPT_PATHS = 'log: wrongPath';
const isKept = (line: string): boolean => KEPT.includes(line) || KEPT_BYTES.test(line) || line === KEPT_PATHS;

describe.each(HOUSES)('erasing a person, $form on $engine', ({ form, engine }) => {
  const canaries = new Canaries();
  const temp = mkdtempSync(join(tmpdir(), 'assist-canary-'));
  let product: Product;
  let boss: Client;
  let person: Client;
  let id: string;
  beforeAll(async () => {
    mkdirSync(join(temp, 'tmp'));
    // A mail server that never answers: what was to be sent to her still waits when she goes.
    const mail = {
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(await freePort()),
      SMTP_TLS: 'none',
      MAIL_FROM: 'assist@firma.example',
    };
    const more = {
      TMPDIR: join(temp, 'tmp'),
      LOG_LEVEL: 'debug',
      ASSIST_PUBLIC_URL: 'http://127.0.0.1',
      ASSIST_RAG_INDEX_GRACE_SECONDS: '2',
    };
    product = await startProduct(form, { engine, env: { ...mail, ...more } });
    boss = await signIn(product);
  });
  afterAll(async () => {
    await product.remove();
    rmSync(temp, { recursive: true, force: true });
  });

  const word = (name: string): string => canaries.of(name);
  const email = (): string => `${word('email')}@firma.example`;
  const everywhere = async (): Promise<Findings> => [
    ...(await inDatabase(product, canaries)),
    ...inFolder(product.dataDir, canaries),
    ...inFolder(join(temp, 'tmp'), canaries),
    ...canaries.in(product.output()).map((name) => `log: ${name}`),
  ];

  it('comes into being with words of her own everywhere', async () => {
    const invited = { email: email(), name: word('invitedName'), delivery: 'link' };
    const { token } = await boss.ok('POST', '/api/invitations', invited);
    await new Client(product.url, undefined).ok('POST', '/api/invitations/accept', {
      ...{ token, password: PASSWORD, name: word('name') },
    });
    const device = { 'user-agent': `Mozilla/5.0 ${word('device')}` };
    const nobody = new Client(product.url, undefined);
    const signedIn = await nobody.call('POST', '/api/auth/login', { email: email(), password: PASSWORD }, device);
    person = new Client(product.url, signedIn.body.accessToken as string);
    id = (await person.ok('GET', '/api/me')).id as string;
    await nobody.call('POST', '/api/auth/login', { email: email(), password: word('wrongPassword') });
    await nobody.call('POST', '/api/auth/login', { email: `${word('typo')}${email()}`, password: PASSWORD });
    await nobody.ok('POST', '/api/auth/password-reset', { email: email() });
    await person.ok('PATCH', '/api/me', { name: `Anna ${word('laterName')}` });
    await boss.ok('PATCH', `/api/users/${id}`, { name: `Anna ${word('nameByOthers')}` });
    await person.ok('POST', '/api/me/api-keys', { name: word('apiKey'), scopes: ['chat.use'] });
  });

  it('works with chats and documents, also with what fails', async () => {
    const { id: collection } = await person.ok('POST', '/api/collections', { name: word('collection') });
    const fact = `Die Wartungsnummer der Anlage KX-9 lautet ${word('documentText')}.`;
    await settled(person, await uploaded(person, `${word('fileName')}.md`, handbook('KX-9', fact)));
    const other = await person.upload(collection, `${word('failedFile')}.pdf`, `%PDF-1.7 ${word('failedText')}`);
    if (other.status === 201) await settled(person, other.body.id as string);
    const deleted = await uploaded(person, `${word('deletedFile')}.md`, `# Weg\n\n${word('deletedText')} ist weg.`);
    await settled(person, deleted);
    await person.ok('DELETE', `/api/documents/${deleted}`);
    const { chatId, answerId } = await ask(person, `Wie lautet die Wartungsnummer der Anlage KX-9? ${word('question')}`);
    expect((await answered(person, chatId, answerId)).text).toContain(word('documentText'));
    const titled = await person.ok('POST', '/api/chats', { title: word('chatTitle') });
    await person.ok('PATCH', `/api/chats/${titled.id}`, { title: word('laterTitle') });
    await person.ok('POST', '/api/search', { query: `Wartungsnummer ${word('search')}` });
    await person.ok('GET', `/api/chats?q=${word('titleSearch')}`);
    await person.call('POST', '/api/chats', `{"title": "${word('badJson')}"`);
    await person.call('GET', `/api/documents/${word('wrongPath')}`);
    await boss.ok('GET', `/api/users?q=${word('laterName')}`);
    const { id: copy } = await person.ok('POST', '/api/me/export');
    const isReady = async (): Promise<boolean> =>
      (await person.ok('GET', '/api/exports')).items.some(
        (item: { id: string; state: string }) => item.id === copy && item.state === 'ready',
      );
    await waitFor('the copy of her data', isReady, 60_000);
  });

  it('is overseen: her chats are read under a grant, and she was under a legal hold', async () => {
    const second = await newUser(product, boss, 'zweite@firma.example', 'admin');
    const request = { personId: id, reason: `Verdacht, dass etwas weitergegeben wurde: ${word('reasonForAccess')}`, hours: 1 };
    const { id: grant } = await boss.ok('POST', '/api/break-glass/requests', request);
    await second.ok('POST', `/api/break-glass/requests/${grant}/approve`);
    await boss.ok('GET', `/api/break-glass/chats/${grant}`);
    await boss.ok('PUT', `/api/users/${id}/legal-hold`, { reason: word('reasonForHold') });
    expect((await boss.call('DELETE', `/api/users/${id}`)).body.code).toBe('LEGAL_HOLD');
    await boss.ok('DELETE', `/api/users/${id}/legal-hold`);
  });

  it('is found by this search as long as she is there, wherever it looks', async () => {
    const findings = await everywhere();
    const database = (await inDatabase(product, canaries)).map((line) => line.split(' ').at(-1));
    for (const name of [
      'email',
      'nameByOthers',
      'question',
      'laterTitle',
      'documentText',
      'fileName',
      'collection',
      'apiKey',
      'device',
    ]) {
      expect(database).toContain(name);
    }
    expect(findings.filter((line) => /^index.*: documentText$/.test(line)).length).toBeGreaterThan(0);
    expect(findings.filter((line) => /^files.*: documentText$/.test(line)).length).toBeGreaterThan(0);
    if (engine === 'sqlite') expect(findings.some((line) => /^assist\.sqlite.*: question$/.test(line))).toBe(true);
  });

  it('leaves nothing: not in the database, the files, the search index, temporary folders or the log', async () => {
    await boss.ok('DELETE', `/api/users/${id}`);
    await waitFor('her account being gone', async () => (await boss.call('GET', `/api/users/${id}`)).status === 404, 60_000);
    let left: Findings = [];
    const isClean = async (): Promise<boolean> => (left = (await everywhere()).filter((line) => !isKept(line))).length === 0;
    await waitFor('nothing of her being left', isClean, 60_000).catch(() => undefined);
    expect(left).toEqual([]);
    expect((await inDatabase(product, canaries)).filter((line) => KEPT.includes(line)).sort()).toEqual(KEPT);
  });

  it('leaves nothing after a restart either', async () => {
    await product.shutDown();
    await product.start();
    expect((await everywhere()).filter((line) => !isKept(line))).toEqual([]);
  });
});
