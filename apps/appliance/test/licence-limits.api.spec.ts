// Real: the product over HTTP with its licence. Fake: the clock.
import { testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, fileForm, openHouse, uploadDocument, USER, type House, type Person } from './house.js';

describe.each(testDatabases())('the limits of a licence on $engine', (engine) => {
  let house: House;
  let admin: Person;
  let count = 0;
  beforeEach(async () => {
    house = await openHouse({ engine });
    admin = await house.signIn(ADMIN);
  });
  afterEach(() => house.remove());

  const install = async (changes: object): Promise<void> => {
    const { text } = house.vendor.license(changes as Record<string, unknown>);
    expect((await admin.call('PUT', '/api/license', fileForm('license.json', text))).status).toBe(200);
  };
  const seats = (seatCount: number, seatTolerancePct = 0): object => ({
    limits: { seats: seatCount, seatTolerancePct, nodes: 1 },
  });
  const create = () =>
    admin.call('POST', '/api/users', { email: `p${(count += 1)}@firma.example`, name: 'P', password: 'ein Passwort 44 neu' });
  const outcome = ({ status, body }: Awaited<ReturnType<typeof create>>): string => `${status} ${body.code ?? ''}`.trim();

  it('61: seats may be taken up to the limit and its tolerance, and not one more', async () => {
    await install(seats(4, 25));
    const outcomes: string[] = [];
    for (let at = 0; at < 5; at += 1) outcomes.push(outcome(await create()));
    expect(outcomes).toEqual(['201', '201', '201', '201', '402 LICENSE_SEATS_EXCEEDED']);
    expect((await admin.call('GET', '/api/license')).body.admin).toMatchObject({
      seats: { used: 5, limit: 4, max: 5 },
      flags: [],
    });
  });

  it('61: the last seat is taken once, however many come for it at the same time', async () => {
    await install(seats(3));
    await create();
    const outcomes = (await Promise.all(Array.from({ length: 6 }, create))).map(outcome).sort();
    expect(outcomes).toEqual(['201', ...Array.from({ length: 5 }, () => '402 LICENSE_SEATS_EXCEEDED')]);
  });

  it('62: a suspended account gives its seat back at once, and takes one when it returns', async () => {
    await install(seats(3));
    const [first] = [await create(), await create()];
    expect(outcome(await create())).toBe('402 LICENSE_SEATS_EXCEEDED');
    const change = (disabled: boolean) => admin.call('PATCH', `/api/users/${first.body.id as string}`, { disabled });
    expect((await change(true)).status).toBe(200);
    expect(outcome(await create())).toBe('201');
    expect(outcome(await change(false))).toBe('402 LICENSE_SEATS_EXCEEDED');
  });

  it('61: a smaller licence suspends nobody, lets nobody new in, and says so', async () => {
    await install(seats(5));
    const users = [await create(), await create(), await create()];
    await install(seats(2));
    const people = (await admin.call('GET', '/api/users')).body.items as { disabled: boolean }[];
    expect(people.map(({ disabled }) => disabled)).toEqual([false, false, false, false]);
    expect(outcome(await create())).toBe('402 LICENSE_SEATS_EXCEEDED');
    expect((await admin.call('GET', '/api/license')).body.admin.flags).toEqual(['over-seats']);
    expect((await admin.call('PATCH', `/api/users/${users[0]?.body.id as string}`, { name: 'Neu' })).status).toBe(200);
  });

  it('61: documents of all people count together, to the last one, and deleting makes room', async () => {
    await admin.call('POST', '/api/users', USER);
    const user = await house.signIn(USER);
    await install({ modules: { rag: { documents: 3 } } });
    const first = await uploadDocument(admin, 'a.md', 'Eins.');
    await uploadDocument(user, 'b.md', 'Zwei.');
    const { items } = (await user.call('GET', '/api/collections')).body as { items: { id: string }[] };
    const upload = (name: string) =>
      user.call('POST', `/api/collections/${items[0]?.id ?? ''}/documents`, fileForm(name, `Text in ${name}`));
    const replies = await Promise.all(['c.md', 'd.md', 'e.md', 'f.md'].map(upload));
    expect(replies.map(outcome).sort()).toEqual(['201', ...Array.from({ length: 3 }, () => '402 LICENSE_QUOTA_EXCEEDED')]);
    const refused = replies.find(({ status }) => status === 402);
    expect(refused?.body.params).toEqual({ module: 'rag', quota: 'documents', limit: 3, needed: 4 });
    const { quotas, warnings } = (await admin.call('GET', '/api/license')).body.admin;
    expect(quotas).toEqual([expect.objectContaining({ quota: 'documents', used: 3, limit: 3, level: 'full' })]);
    expect(warnings).toEqual([expect.objectContaining({ code: 'QUOTA_FULL', quota: 'documents' })]);
    expect((await admin.call('DELETE', `/api/documents/${first}`)).status).toBe(204);
    expect(outcome(await upload('g.md'))).toBe('201');
  });

  it('61: a licence of fewer documents than there are deletes none and takes none', async () => {
    const id = await uploadDocument(admin, 'a.md', 'Eins.');
    await uploadDocument(admin, 'b.md', 'Zwei.');
    await install({ modules: { rag: { documents: 1 } } });
    expect((await admin.call('GET', `/api/documents/${id}/file`)).status).toBe(200);
    expect((await admin.call('POST', '/api/search', { query: 'Eins' })).body.results).toHaveLength(1);
    const { items } = (await admin.call('GET', '/api/collections')).body as { items: { id: string }[] };
    const more = await admin.call('POST', `/api/collections/${items[0]?.id ?? ''}/documents`, fileForm('c.md', 'Drei'));
    expect(outcome(more)).toBe('402 LICENSE_QUOTA_EXCEEDED');
  });

  it('what a licence limits is checked against what is there before it is put in', async () => {
    await uploadDocument(admin, 'a.md', 'Eins.');
    await uploadDocument(admin, 'b.md', 'Zwei.');
    const { text } = house.vendor.license({ modules: { rag: { documents: 1 } }, ...seats(1) });
    await create();
    const { body } = await admin.call('POST', '/api/license/preview', fileForm('license.json', text));
    expect(body.warnings).toEqual([
      { code: 'SEATS_BELOW_USE', params: { used: 2, limit: 1 } },
      { code: 'QUOTA_BELOW_USE', params: { module: 'rag', quota: 'documents', used: 2, limit: 1 } },
    ]);
  });
});
