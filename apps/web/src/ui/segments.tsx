import { useId, type ReactElement } from 'react';

export interface SegmentsProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly choices: ReadonlyArray<{ readonly value: Value; readonly label: string }>;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in view: radio buttons that look like one bar. */
export function Segments<Value extends string>({ legend, value, choices, onChange }: SegmentsProps<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="inline-flex rounded-lg border border-line-strong p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="relative flex h-9 cursor-pointer items-center rounded-md px-2.5 whitespace-nowrap text-ink-soft sm:px-3.5 has-checked:bg-accent has-checked:font-medium has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="sr-only"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
