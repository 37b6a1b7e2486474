import { SOLD_MODULES, type LicenseModuleGrants } from '@assist/licence/issue';
import type { Prompts } from '../cli/prompts.js';
import type { Session } from '../cli/session.js';
import { Register, type IssuedLicense } from '../licenses/register.js';
import { standingOf } from '../licenses/standing.js';
import { formatDay } from '../sheet/formats.js';

export function notEmpty({ texts }: Session): (value: string) => true | string {
  return (value) => value !== '' || texts.menu.notEmpty;
}

/** As the text of `--modules`. */
export async function askModules({ texts }: Session, prompts: Prompts, chosen: LicenseModuleGrants): Promise<string> {
  const labels: Readonly<Record<string, string>> = texts.modules;
  const choices = Object.keys(SOLD_MODULES).map((value) => ({
    value,
    name: `${labels[value] ?? value} (${value})`,
    short: value,
    checked: Object.hasOwn(chosen, value),
  }));
  return (await prompts.chooseSome(texts.menu.modules, choices)).join(',');
}

/** As the text of `--until`. */
export async function askLastDay(session: Session, prompts: Prompts, presetMs: number): Promise<string> {
  const { menu } = session.texts;
  const check = (value: string): true | string => {
    const at = Date.parse(`${value}T23:59:59Z`);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(at) || !new Date(at).toISOString().startsWith(value)) {
      return menu.notADay;
    }
    return at > session.now() || menu.pastDay;
  };
  return prompts.text(menu.until, { preset: new Date(presetMs).toISOString().slice(0, 10), check });
}

/** The licences that count, one for each customer; null where the person goes back or there is none. */
export async function askWhichLicense(session: Session, prompts: Prompts): Promise<IssuedLicense | null> {
  const { texts, language } = session;
  const register = new Register(session.home);
  const customers = [...new Set(register.licenses().map(({ line }) => line.customerId))];
  const choices = customers.flatMap((id) => {
    const license = register.latestOf(id);
    if (license === undefined || register.revocationOf(license.line.lid) !== undefined) return [];
    const { exp, customer, edition } = license.claims;
    const until = exp === undefined ? texts.words.never : formatDay(language, exp);
    const state = texts.standings[standingOf(license, register, session.now())];
    return [
      {
        value: license,
        name: `${customer.id}  ${customer.name}`,
        description: `${license.line.lid}  ${edition}  ${until}  ${state}`,
      },
    ];
  });
  if (choices.length === 0) {
    session.log(texts.menu.noLicense);
    return null;
  }
  return prompts.choose<IssuedLicense | null>(texts.menu.which, [...choices, { value: null, name: texts.menu.back }]);
}
