import { useId, type ReactElement, type ReactNode } from 'react';

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, hint and error of one control, tied together for screen readers. */
export function Field({ label, hint, error = null, children }: FieldProps): ReactElement {
  const id = useId();
  const hintId = hint === undefined ? null : `${id}-hint`;
  const errorId = error === null ? null : `${id}-error`;
  const describedBy = [errorId, hintId].filter((part) => part !== null).join(' ');
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === null ? undefined : true,
      })}
      {errorId === null ? null : (
        <p id={errorId} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
      {hintId === null ? null : (
        <div id={hintId} className="mt-1.5 text-sm text-ink-faint">
          {hint}
        </div>
      )}
    </div>
  );
}
