import { FileCode, FileText, FileType, FileWarning } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../../../ui/cx';

const ICONS = [
  { endings: ['.docx'], icon: FileType },
  { endings: ['.html', '.htm', '.md', '.markdown'], icon: FileCode },
] as const;

export interface FileIconProps {
  readonly name: string;
  readonly failed?: boolean;
}

/** The kind of a file at a glance; its name says the same in words. */
export function FileIcon({ name, failed = false }: FileIconProps): ReactElement {
  const lower = name.toLowerCase();
  const Icon = failed
    ? FileWarning
    : (ICONS.find(({ endings }) => endings.some((ending) => lower.endsWith(ending)))?.icon ?? FileText);
  return (
    <span
      className={cx(
        'flex size-9 shrink-0 items-center justify-center self-start rounded-lg',
        failed ? 'bg-danger-soft text-danger' : 'bg-hover text-ink-soft',
      )}
    >
      <Icon aria-hidden="true" className="size-4.5" />
    </span>
  );
}
