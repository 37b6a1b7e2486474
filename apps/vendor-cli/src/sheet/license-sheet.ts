import type { LicensePayload } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { fill } from '../texts/fill.js';
import type { Language, Texts } from '../texts/texts.js';
import { formatCount, formatMoment } from './formats.js';
import { layRows, widthOf, wrap, type Row } from './layout.js';

interface Reader {
  readonly texts: Texts;
  readonly language: Language;
}

/** A licence in words. */
export function licenseSheet(session: Session, payload: LicensePayload): readonly string[] {
  return layRows(rowsOf(session, payload), widthOf(session.surroundings.stdout.columns));
}

/** `license.txt`: for a person who finds it beside `license.json`. */
export function sheetFile(session: Session, payload: LicensePayload): string {
  const { sheet } = session.texts;
  const rows = layRows(rowsOf(session, payload), 80);
  return `${[sheet.notAuthoritative, '', ...wrap(sheet.whatToDo[nameOf(payload)], 80), '', ...rows].join('\n')}\n`;
}

function nameOf({ kind }: LicensePayload): 'license' | 'emergency' {
  return kind === 'emergency' ? 'emergency' : 'license';
}

function rowsOf(reader: Reader, payload: LicensePayload): readonly Row[] {
  const { sheet, kinds } = reader.texts;
  const { customer, support, limits } = payload;
  const seats = limits.seatTolerancePct === 0 ? '' : ` (+ ${limits.seatTolerancePct} %)`;
  return [
    [sheet.license, fill(sheet.numbered, { lid: payload.lid, seq: payload.seq })],
    [sheet.replaces, payload.supersedes ?? ''],
    [sheet.customer, joined([customer.id, customer.name, customer.contact])],
    [sheet.edition, `${payload.edition} (${kinds[payload.kind]})`],
    [sheet.validFrom, formatMoment(reader.language, payload.nbf)],
    [sheet.validUntil, payload.exp === undefined ? sheet.forEver : formatMoment(reader.language, payload.exp)],
    [sheet.maintenance, maintenanceOf(reader, payload)],
    [sheet.after, afterEnd(reader, payload)],
    [sheet.warnings, payload.exp === undefined ? '' : fill(sheet.daysBefore, { days: payload.policy.warnDays.join(', ') })],
    [sheet.seats, `${formatCount(reader.language, limits.seats)}${seats}`],
    [sheet.servers, formatCount(reader.language, limits.nodes)],
    [sheet.modules, Object.entries(payload.modules).map(([name, quotas]) => moduleLine(reader, name, quotas))],
    [sheet.bound, bindingOf(reader, payload)],
    [sheet.support, joined([support.level, support.email, support.phone])],
    [sheet.world, payload.env === 'test' ? sheet.testWorld : ''],
  ];
}

function maintenanceOf({ language }: Reader, { maintenanceUntil, exp }: LicensePayload): string {
  return maintenanceUntil === undefined || maintenanceUntil === exp ? '' : formatMoment(language, maintenanceUntil);
}

function afterEnd({ texts: { sheet } }: Reader, { exp, policy }: LicensePayload): string {
  if (exp === undefined) return '';
  return policy.graceDays === 0 ? sheet.readOnlyAtOnce : fill(sheet.readOnlyAfter, { days: policy.graceDays });
}

function moduleLine({ texts, language }: Reader, name: string, quotas: Readonly<Record<string, number | undefined>>): string {
  const known: Readonly<Record<string, string>> = texts.modules;
  const units: Readonly<Record<string, string>> = texts.quotas;
  const limits = Object.entries(quotas).map(([quota, value]) =>
    fill(units[quota] ?? `{count} ${quota}`, { count: formatCount(language, value ?? 0) }),
  );
  return `${known[name] ?? name} (${name})${limits.length === 0 ? '' : `: ${limits.join(', ')}`}`;
}

function bindingOf({ texts: { sheet } }: Reader, { bind, policy }: LicensePayload): string | readonly string[] {
  switch (bind.mode) {
    case 'none':
      return sheet.unbound;
    case 'hostname':
      return fill(sheet.boundToHost, { host: bind.host });
    case 'fingerprint':
      return [
        fill(sheet.boundToParts, { need: bind.need, of: bind.components.length, days: policy.bindGraceDays }),
        ...bind.components,
      ];
  }
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
