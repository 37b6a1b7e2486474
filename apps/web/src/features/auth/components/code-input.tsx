import type { ReactElement } from 'react';
import type { ControlProps } from '../../../ui/field';
import { TextInput } from '../../../ui/text-input';

export interface CodeInputProps extends ControlProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly autoFocus?: boolean;
  /** Also takes recovery codes, which have letters. */
  readonly letters?: boolean;
}

/** A code of an app: phones show digits and offer what a message brought. */
export function CodeInput({ value, onChange, letters = true, ...rest }: CodeInputProps): ReactElement {
  return (
    <TextInput
      {...rest}
      className="font-mono tracking-widest"
      inputMode={letters ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={40}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
