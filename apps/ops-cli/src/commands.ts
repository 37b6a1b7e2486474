import { accountCommand } from './account/account.js';
import { auditCommand } from './audit/audit.js';
import type { Command } from './command.js';
import { configCommand } from './config.js';
import { migrateCommand } from './migrate.js';
import { openApiCommand } from './openapi.js';
import { proxyCommand } from './proxy.js';

export const COMMANDS: Readonly<Record<string, Command>> = {
  account: accountCommand,
  audit: auditCommand,
  config: configCommand,
  migrate: migrateCommand,
  openapi: openApiCommand,
  proxy: proxyCommand,
};

export function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, command]) => `  ${name.padEnd(10)} ${command.summary}`);
  return `assist: operates an installation of CGS Assist\n\nUsage: assist <command> [options]\n\n${lines.join('\n')}\n`;
}
