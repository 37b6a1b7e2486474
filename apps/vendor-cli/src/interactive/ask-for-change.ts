import type { Outcome } from '../cli/command.js';
import type { Prompts } from '../cli/prompts.js';
import type { Session } from '../cli/session.js';
import { licenseRenew } from '../commands/license-renew.js';
import { licenseRevoke } from '../commands/license-revoke.js';
import { licenseUpgrade } from '../commands/license-upgrade.js';
import { revocationBuild } from '../commands/revocation-build.js';
import { Failure } from '../failure.js';
import { Register, type IssuedLicense } from '../licenses/register.js';
import { termsOfRenewal } from '../licenses/terms-from-license.js';
import { activeKey, currentTrust } from '../trust/trust-store.js';
import { askLastDay, askModules, askWhichLicense, notEmpty } from './questions.js';

export async function askForRenewal(session: Session, prompts: Prompts): Promise<Outcome> {
  const license = await which(session, prompts);
  const ground = { request: null, register: new Register(session.home), now: session.now() };
  const { exp, maintenanceUntil } = termsOfRenewal(license, {}, ground);
  const until = await askLastDay(session, prompts, exp ?? maintenanceUntil ?? session.now());
  const seats = await prompts.count(session.texts.menu.seats, license.claims.limits.seats, { min: 1, max: 1_000_000 });
  const last = exp === undefined ? { 'maintenance-until': until } : { until };
  return licenseRenew.run(session, { args: [license.line.lid], values: { ...last, seats: String(seats) } });
}

export async function askForUpgrade(session: Session, prompts: Prompts): Promise<Outcome> {
  const { menu } = session.texts;
  const license = await which(session, prompts);
  const { modules: granted, limits } = license.payload;
  const modules = await askModules(session, prompts, granted as Readonly<Record<string, Readonly<Record<string, number>>>>);
  const seats = await prompts.count(menu.seats, limits.seats, { min: 1, max: 1_000_000 });
  const nodes = await prompts.count(menu.nodes, limits.nodes, { min: 1, max: 1000 });
  const values = { modules, seats: String(seats), nodes: String(nodes) };
  return licenseUpgrade.run(session, { args: [license.line.lid], values });
}

/** The entry, and the signed list at once where its key is here. */
export async function askForRevocation(session: Session, prompts: Prompts): Promise<Outcome> {
  const { menu } = session.texts;
  const license = await which(session, prompts);
  const reason = await prompts.text(menu.reason, { check: notEmpty(session) });
  const revoked = await licenseRevoke.run(session, { args: [license.line.lid], values: { reason } });
  const { set } = await currentTrust(session.home);
  if (activeKey(session.home, set, 'revocation', session.now()) === undefined) return revoked;
  revoked.lines.forEach((line) => session.log(line));
  if (!(await prompts.confirm(menu.buildNow, true))) return { ...revoked, lines: [] };
  return revocationBuild.run(session, { args: [], values: {} });
}

async function which(session: Session, prompts: Prompts): Promise<IssuedLicense> {
  const license = await askWhichLicense(session, prompts);
  if (license === null) throw new Failure('CANCELLED');
  return license;
}
