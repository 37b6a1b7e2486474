import { addColumn, dropColumn, textColumn } from '@assist/platform/database/columns';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As names are searched and ordered when this was written; the product keeps the column from now on. */
function keyOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return plain.replace(/\s+/g, ' ').trim().slice(0, 240);
}

export class AddUserSearch1763810000000 implements MigrationInterface {
  name = 'AddUserSearch1763810000000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'identity_user', 'name_key', textColumn(240, { nullable: true }));
    const [key, id] = runner.connection.options.type === 'postgres' ? ['$1', '$2'] : ['?', '?'];
    const users = (await runner.query('SELECT id, name FROM identity_user')) as { id: string; name: string }[];
    for (const user of users) {
      await runner.query(`UPDATE identity_user SET name_key = ${key} WHERE id = ${id}`, [keyOf(user.name), user.id]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'identity_user', 'name_key');
  }
}
