import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';
import { PORTABLE_TYPES } from './columns.js';

type Nullable = { readonly nullable?: boolean };

/** `createdAt` → `created_at`. */
export function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function column(options: ColumnOptions): PropertyDecorator {
  return (target, property) => Column({ ...options, name: snakeCase(String(property)) })(target, property);
}

/** PostgreSQL's driver gives bigint as text; all of ours fit a double. */
const wholeNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (typeof value === 'string' ? Number(value) : value),
};

const json: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
};

export function PrimaryIdColumn(): PropertyDecorator {
  return (target, property) => PrimaryColumn({ ...PORTABLE_TYPES.id, name: snakeCase(String(property)) })(target, property);
}

/** A number that the program counts itself. */
export function PrimaryBigIntegerColumn(): PropertyDecorator {
  const options = { ...PORTABLE_TYPES.bigInteger, transformer: wholeNumber };
  return (target, property) => PrimaryColumn({ ...options, name: snakeCase(String(property)) })(target, property);
}

/** A short text key, such as a name of a settings row. */
export function PrimaryTextColumn(length: number): PropertyDecorator {
  return (target, property) => PrimaryColumn({ type: 'varchar', length, name: snakeCase(String(property)) })(target, property);
}

export function IdColumn(options: Nullable = {}): PropertyDecorator {
  return column({ ...PORTABLE_TYPES.id, nullable: options.nullable ?? false });
}

export function TextColumn(length: number, options: Nullable = {}): PropertyDecorator {
  return column({ type: 'varchar', length, nullable: options.nullable ?? false });
}

export function LongTextColumn(options: Nullable = {}): PropertyDecorator {
  return column({ ...PORTABLE_TYPES.longText, nullable: options.nullable ?? false });
}

/** Any JSON value, kept as text. */
export function JsonColumn(options: Nullable = {}): PropertyDecorator {
  return column({ ...PORTABLE_TYPES.longText, nullable: options.nullable ?? false, transformer: json });
}

export function IntegerColumn(options: Nullable = {}): PropertyDecorator {
  return column({ ...PORTABLE_TYPES.integer, nullable: options.nullable ?? false });
}

export function BigIntegerColumn(options: Nullable = {}): PropertyDecorator {
  return column({ ...PORTABLE_TYPES.bigInteger, nullable: options.nullable ?? false, transformer: wholeNumber });
}

/** Milliseconds since the Unix epoch, UTC, as a number. */
export function InstantColumn(options: Nullable = {}): PropertyDecorator {
  return BigIntegerColumn(options);
}

export function BooleanColumn(options: Nullable = {}): PropertyDecorator {
  return column({ ...PORTABLE_TYPES.boolean, nullable: options.nullable ?? false });
}
