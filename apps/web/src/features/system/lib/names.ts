import type { TFunction } from 'i18next';

/** Names that the rooms of the server give; one without a text is shown as it is. */
export function checkName(t: TFunction, check: string): string {
  return t(`system.checks.${check}` as 'system.checks.database', { defaultValue: check });
}

export function workName(t: TFunction, type: string): string {
  return t(`system.workTypes.${type.replaceAll('.', '-')}` as 'system.workTypes.rag-ingest', { defaultValue: type });
}

export function storageName(t: TFunction, kind: string): string {
  return t(`system.storageKinds.${kind}` as 'system.storageKinds.database', { defaultValue: kind });
}
