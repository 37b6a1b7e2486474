import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Installation } from './installation.js';
import type { Issued } from './product.js';
import { KEY_PASSPHRASE, ROOT_PASSPHRASE, Workplace } from './surroundings.js';
import { CTRL_C, DOWN, ENTER, SPACE, Terminal } from './terminal.js';
import { KEY, START, Vendor } from './vendor.js';

let made: Vendor;
let vendor: Vendor;
beforeAll(async () => {
  made = await Vendor.make('license', 'revocation');
});
afterAll(() => made.workplace.remove());
beforeEach(() => {
  vendor = made.copy();
});
afterEach(() => vendor.workplace.remove());

const open = (...argv: string[]): Terminal => new Terminal(vendor.workplace, argv, vendor.now);
const licenses = async (): Promise<readonly Issued['license'][]> => {
  const { licenses: listed } = await vendor.done<{ licenses: { lid: string }[] }>(['license', 'list', '--all']);
  return Promise.all(listed.map(async ({ lid }) => (await vendor.done<Issued>(['license', 'show', lid])).license));
};
const sold = (): Promise<Issued> =>
  vendor.done<Issued>(['license', 'create', ...KEY, '--customer', 'C-1', '--name', 'Muster AG', '--template', 'business']);

describe('the menu', () => {
  it('issues a licence by asking, shows it before it does so, and asks for the passphrase without showing it', async () => {
    const terminal = open();
    await terminal.answer('What shall be done?', ENTER);
    await terminal.answer('licence request of the customer?', ENTER);
    await terminal.answer('Which template?', ENTER);
    await terminal.answer('Number of the customer:', `C-0042${ENTER}`);
    await terminal.answer('Name of the customer:', `Muster AG${ENTER}`);
    await terminal.answer('Mail address there', ENTER);
    await terminal.answer('Which modules?', `${SPACE}${ENTER}`);
    await terminal.answer('How many seats?', ENTER);
    await terminal.answer('How many servers?', ENTER);
    await terminal.answer('Last day', ENTER);
    await terminal.answer('Issue this licence?', `y${ENTER}`);
    await terminal.answer('Passphrase of lic-2026a:', `${KEY_PASSPHRASE}${ENTER}`);
    await terminal.answer('What shall be done?', `${DOWN.repeat(6)}${ENTER}`);
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen).not.toContain(KEY_PASSPHRASE);
    expect(terminal.screen).toContain('Customer            C-0042 · Muster AG');
    const [license] = await licenses();
    expect(license).toMatchObject({
      customer: { id: 'C-0042', contact: '' },
      exp: '2027-05-31T23:59:59Z',
      limits: { seats: 50 },
    });
    expect(Object.keys(license?.modules ?? {})).not.toContain('chat');
  });

  it('corrects what cannot be, takes a pasted request, and a third try at the passphrase', async () => {
    const site = new Installation();
    const terminal = open('--lang', 'de');
    await terminal.answer('Was möchten Sie tun?', ENTER);
    await terminal.answer('Lizenzanfrage des Kunden?', `j${ENTER}`);
    await terminal.answer('oder ihr Text:', `${site.request()}${ENTER}`);
    await terminal.answer('Welche Vorlage?', ENTER);
    await terminal.answer('Nummer des Kunden:', ENTER);
    await terminal.answer('Das darf nicht leer sein.', `C-0042${ENTER}`);
    await terminal.answer('Name des Kunden:', `Muster AG${ENTER}`);
    await terminal.answer('Mailadresse dort', ENTER);
    await terminal.answer('Welche Module?', ENTER);
    await terminal.answer('Wie viele Plätze?', `0${ENTER}`);
    await terminal.answer('Bitte eine ganze Zahl von 1', `\u007f75${ENTER}`);
    await terminal.answer('Wie viele Server?', ENTER);
    await terminal.answer('Letzter Tag', `2026-02-30${ENTER}`);
    await terminal.answer('Bitte einen Tag wie', `${'\u007f'.repeat(10)}2026-12-31${ENTER}`);
    await terminal.answer('Diese Lizenz ausstellen?', ENTER);
    for (const wrong of ['nope', 'nope again']) {
      await terminal.answer('Passphrase von lic-2026a:', `${wrong}${ENTER}`);
      await terminal.answer('Das war nicht die Passphrase.', '');
    }
    await terminal.answer('Passphrase von lic-2026a:', `${KEY_PASSPHRASE}${ENTER}`);
    await terminal.answer('Was möchten Sie tun?', CTRL_C);
    expect(await terminal.exit).toBe(130);
    expect(terminal.screen).toContain('Das war nicht die Passphrase.');
    expect(await licenses()).toMatchObject([
      { limits: { seats: 75 }, exp: '2026-12-31T23:59:59Z', bind: { mode: 'fingerprint' } },
    ]);
  });

  it('renews, changes and revokes what is there, and comes back after a refusal', async () => {
    const { lid } = await sold();
    const terminal = open();
    await terminal.answer('What shall be done?', `${DOWN}${ENTER}`);
    await terminal.answer('Which licence?', ENTER);
    await terminal.answer('Last day', ENTER);
    await terminal.answer('How many seats?', ENTER);
    await terminal.answer('Issue this licence?', ENTER);
    await terminal.answer('Passphrase of lic-2026a:', `${KEY_PASSPHRASE}${ENTER}`);
    await terminal.answer('What shall be done?', `${DOWN.repeat(2)}${ENTER}`);
    await terminal.answer('Which licence?', ENTER);
    await terminal.answer('Which modules?', ENTER);
    await terminal.answer('How many seats?', ENTER);
    await terminal.answer('How many servers?', ENTER);
    await terminal.answer('would change nothing', '');
    await terminal.answer('What shall be done?', `${DOWN.repeat(3)}${ENTER}`);
    await terminal.answer('Which licence?', ENTER);
    await terminal.answer('Why?', `unpaid${ENTER}`);
    await terminal.answer('It cannot be taken back.', ENTER);
    await terminal.answer('Cancelled', '');
    await terminal.answer('What shall be done?', `${DOWN.repeat(3)}${ENTER}`);
    await terminal.answer('Which licence?', ENTER);
    await terminal.answer('Why?', `unpaid${ENTER}`);
    await terminal.answer('It cannot be taken back.', `y${ENTER}`);
    await terminal.answer('revocation list now?', ENTER);
    await terminal.answer('Passphrase of rev-2026a:', `${KEY_PASSPHRASE}${ENTER}`);
    await terminal.answer('What shall be done?', `${DOWN.repeat(6)}${ENTER}`);
    expect(await terminal.exit).toBe(0);
    const listed = await licenses();
    expect(listed).toMatchObject([{ lid }, { supersedes: lid, exp: '2028-05-31T23:59:59Z' }]);
    expect(await vendor.run(['license', 'verify', listed[1]?.lid ?? ''])).toMatchObject({ exit: 5, json: { state: 'revoked' } });
    expect(readFileSync(vendor.workplace.path('home', 'revocation.json'), 'utf8')).toContain('payload');
  });

  it('makes a home and a first key for whoever has none', async () => {
    const workplace = new Workplace();
    const terminal = new Terminal(workplace, [], START);
    await terminal.answer('Make one now?', `y${ENTER}`);
    await terminal.answer('New passphrase for the root', `short${ENTER}`);
    await terminal.answer('too easy to guess', `${'\u007f'.repeat(5)}${ROOT_PASSPHRASE}${ENTER}`);
    await terminal.answer('The same again:', `${ROOT_PASSPHRASE}${ENTER}`);
    await terminal.answer('no key for licences yet', `y${ENTER}`);
    await terminal.answer('Passphrase of the root', `${ROOT_PASSPHRASE}${ENTER}`);
    await terminal.answer('New passphrase for lic-2026a:', `${KEY_PASSPHRASE}${ENTER}`);
    await terminal.answer('The same again:', `something else entirely${ENTER}`);
    expect(await terminal.exit).toBe(2);
    expect(terminal.screen).toContain('The two passphrases differ');
    expect(terminal.screen).not.toContain(ROOT_PASSPHRASE);
    workplace.remove();
  });
});

describe('a command at a terminal', () => {
  it('shows what it would issue and asks; no means that nothing happened', async () => {
    const terminal = open('license', 'create', '--customer', 'C-1', '--name', 'Muster AG', '--template', 'trial');
    await terminal.answer('Issue this licence?', `n${ENTER}`);
    expect(await terminal.exit).toBe(11);
    expect(await licenses()).toEqual([]);
  });

  it('gives up after three wrong passphrases with exit code 6', async () => {
    const terminal = open('license', 'create', '--customer', 'C-1', '--name', 'Muster AG', '--template', 'trial', '--yes');
    for (let count = 0; count < 3; count++) {
      await terminal.answer('Passphrase of lic-2026a:', `wrong ${count}${ENTER}`);
      await terminal.answer(count < 2 ? 'That was not the passphrase.' : 'does not open lic-2026a', '');
    }
    expect(await terminal.exit).toBe(6);
    expect(await licenses()).toEqual([]);
  });

  it('ends with 130 at Ctrl+C in a passphrase, and nothing is half-written', async () => {
    const terminal = open('license', 'create', '--customer', 'C-1', '--name', 'Muster AG', '--template', 'trial', '--yes');
    await terminal.answer('Passphrase of lic-2026a:', `half a pass${CTRL_C}`);
    expect(await terminal.exit).toBe(130);
    expect(await vendor.done(['ledger', 'verify'])).toMatchObject({ lines: 0 });
  });
});
