import type { Outcome } from '../cli/command.js';
import type { Prompts } from '../cli/prompts.js';
import type { Session } from '../cli/session.js';
import { licenseCreate } from '../commands/license-create.js';
import { Register } from '../licenses/register.js';
import { endOfTerm, readTerm, startOfDay } from '../readers/dates.js';
import { readRequest } from '../requests/read-document.js';
import { readTemplate, templateNames, type LicenseTemplate } from '../templates/template.js';
import { askLastDay, askModules, notEmpty } from './questions.js';

/** A new licence: request, template, customer, then what deviates from the template. */
export async function askForLicense(session: Session, prompts: Prompts): Promise<Outcome> {
  const { menu } = session.texts;
  const hasRequest = await prompts.confirm(menu.hasRequest);
  const from = hasRequest ? await prompts.text(menu.request, { check: notEmpty(session) }) : undefined;
  const request = from === undefined ? undefined : await readRequest(session, from);
  const { name: template, content } = await askTemplate(session, prompts);
  const customer = await askCustomer(session, prompts, request?.current?.lid);
  const modules = await askModules(session, prompts, content.modules);
  const seats = await prompts.count(menu.seats, content.limits.seats, { min: 1, max: 1_000_000 });
  const nodes = await prompts.count(menu.nodes, content.limits.nodes, { min: 1, max: 1000 });
  const end = endOfTerm(startOfDay(session.now()), readTerm('term', content.term));
  const until = await askLastDay(session, prompts, end);
  const last = content.kind === 'perpetual' ? { 'maintenance-until': until } : { until };
  const values = { ...customer, ...last, from, template, modules, seats: String(seats), nodes: String(nodes) };
  return licenseCreate.run(session, { args: [], values });
}

async function askTemplate(session: Session, prompts: Prompts): Promise<{ name: string; content: LicenseTemplate }> {
  const choices: { value: { name: string; content: LicenseTemplate }; name: string }[] = [];
  for (const name of templateNames(session.home)) {
    const content = await readTemplate(session.home, name);
    choices.push({ value: { name, content }, name: `${name}: ${content.title[session.language]}` });
  }
  return prompts.choose(session.texts.menu.template, choices);
}

/** Whoever has had a licence is known by the number. */
async function askCustomer(
  session: Session,
  prompts: Prompts,
  currentLid: string | undefined,
): Promise<{ readonly customer: string; readonly name: string; readonly contact: string | undefined }> {
  const { menu } = session.texts;
  const register = new Register(session.home);
  const current = register.lineOf(currentLid)?.customerId;
  const customer = await prompts.text(menu.customerId, { preset: current, check: notEmpty(session) });
  const known = register.latestOf(customer)?.claims.customer;
  const name = await prompts.text(menu.customerName, { preset: known?.name, check: notEmpty(session) });
  const contact = await prompts.text(menu.contact, { preset: known?.contact });
  return { customer, name, contact: contact === '' ? undefined : contact };
}
