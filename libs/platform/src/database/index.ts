export { Database, type BeforeCommit, type DatabaseEngine } from './database.js';
export { isForeignKeyViolation, isTransient, isUniqueViolation } from './database-errors.js';
export { DatabaseModule } from './database.module.js';
export {
  BigIntegerColumn,
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryBigIntegerColumn,
  PrimaryIdColumn,
  PrimaryTextColumn,
  TextColumn,
} from './entity-columns.js';
export { DatabaseNewerError, migrate, schemaDrift, schemaState, type SchemaState } from './migrate.js';
export { openDatabase } from './open-database.js';
export { openReadOnly } from './read-only-database.js';
export { PostgresDatabase } from './postgres-database.js';
export { placeholders, runSql } from './sql.js';
export { DatabaseInUseError, lockSqliteDatabase, type DatabaseLock } from './sqlite-lock.js';
export { storageFault, type StorageFault } from './storage-faults.js';
export { SqliteDatabase, type EntityClass, type MigrationClass } from './sqlite-database.js';
