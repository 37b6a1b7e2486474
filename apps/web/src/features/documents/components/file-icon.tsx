import { FileCode, FileText, FileType } from 'lucide-react';
import type { ReactElement } from 'react';

const LOOKS = [
  { endings: ['.pdf'], icon: FileText, style: 'bg-danger-soft text-danger' },
  { endings: ['.docx'], icon: FileType, style: 'bg-accent-soft text-accent' },
  { endings: ['.html', '.htm', '.md', '.markdown'], icon: FileCode, style: 'bg-warn-soft text-warn' },
] as const;

/** The kind of a file at a glance; its name says the same in words. */
export function FileIcon({ name }: { readonly name: string }): ReactElement {
  const lower = name.toLowerCase();
  const look = LOOKS.find(({ endings }) => endings.some((ending) => lower.endsWith(ending)));
  const Icon = look?.icon ?? FileText;
  return (
    <span className={`flex size-9 shrink-0 items-center justify-center rounded-lg ${look?.style ?? 'bg-hover text-ink-soft'}`}>
      <Icon aria-hidden="true" className="size-4.5" />
    </span>
  );
}
