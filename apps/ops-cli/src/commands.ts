import { migrateCommand } from './migrate.js';
import { openApiCommand } from './openapi.js';
import { proxyCommand } from './proxy.js';

export interface Command {
  readonly summary: string;
  /** Gives the exit code. */
  run(args: readonly string[]): Promise<number>;
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  openapi: openApiCommand,
  proxy: proxyCommand,
};

export function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, command]) => `  ${name.padEnd(10)} ${command.summary}`);
  return `assist: operates an installation of CGS Assist\n\nUsage: assist <command> [options]\n\n${lines.join('\n')}\n`;
}
