import { coreConfig, databaseTarget, keepFilesPrivate, loadConfigOrExit } from '@assist/platform/config';
import { DatabaseInUseError } from '@assist/platform/database';
import { httpConfig } from '@assist/platform/http';
import { systemContext } from '@assist/kernel';
import type { AccountRescue } from '@assist/identity';
import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { NoAccountsError, withAccounts } from './open-accounts.js';

type Verb = (rescue: AccountRescue, email: string, publicUrl: string | undefined) => Promise<number>;

const ctx = systemContext('assist');

const VERBS: Readonly<Record<string, Verb>> = {
  async 'reset-password'(rescue, email, publicUrl) {
    const token = await rescue.resetLink(ctx, email);
    if (token === null) {
      return refused(`there is no account with the address ${email} that may sign in by a password that is kept here`);
    }
    process.stdout.write(
      `Within a day, and once, this opens the page for a new password:\n${publicUrl ?? ''}/password-reset#${token}\n`,
    );
    return EXIT.ok;
  },
  async 'reset-second-factor'(rescue, email) {
    if (!(await rescue.resetSecondFactor(ctx, email))) return refused(`no account with the address ${email} has a second factor`);
    process.stdout.write('The next sign-in takes the password alone; all sessions and API keys of the account were ended.\n');
    return EXIT.ok;
  },
};

/** `assist account reset-password|reset-second-factor EMAIL`: the way back in when nobody who could help can sign in. */
export const accountCommand: Command = {
  summary: 'reset-password EMAIL | reset-second-factor EMAIL: the way back in (embedded database: end the product first)',
  async run([name = '', email = '', ...rest]) {
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
    if (verb === undefined || email === '' || rest.length > 0) {
      process.stderr.write(`assist account ${accountCommand.summary}\n`);
      return EXIT.usage;
    }
    const config = loadConfigOrExit([coreConfig, httpConfig]);
    keepFilesPrivate(config.get(coreConfig).dataDir);
    try {
      return await withAccounts(databaseTarget(config.get(coreConfig)), (rescue) =>
        verb(rescue, email.trim().toLowerCase(), config.get(httpConfig).publicUrl),
      );
    } catch (error) {
      if (!(error instanceof DatabaseInUseError || error instanceof NoAccountsError)) throw error;
      return refused(error.message);
    }
  },
};

function refused(message: string): number {
  process.stderr.write(`${message}\n`);
  return EXIT.precondition;
}
