import { SETTINGS } from '@assist/contracts/house';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { TextInput } from '../../../ui/text-input';
import type { EditorProps } from '../lib/editor-props';

/** A number or a line; saved by the button or with Enter. */
export function SettingText({ setting, label, hint, busy, save }: EditorProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const spec = SETTINGS[setting.key];
  const limits = 'limits' in spec ? spec.limits : undefined;
  const stored = String(setting.value);
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  // What was typed over an older value gives way to one that came from elsewhere.
  const text = typed?.over === stored ? typed.text : stored;
  const value: unknown = spec.kind === 'integer' ? (/^-?\d+$/.test(text.trim()) ? Number(text) : Number.NaN) : text.trim();
  const isDirty = text.trim() !== stored;
  const isValid = spec.schema.safeParse(value).success;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isDirty && isValid) save(value);
  };
  const rule =
    limits === undefined ? null : t('house.between', { min: format.number(limits.min), max: format.number(limits.max) });
  return (
    <form onSubmit={submit} noValidate>
      <Field label={label} hint={hint} error={isDirty && !isValid ? (rule ?? t('common.required')) : null}>
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <TextInput
              {...control}
              className={spec.kind === 'integer' ? 'max-w-36' : 'max-w-md'}
              inputMode={spec.kind === 'integer' ? 'numeric' : undefined}
              maxLength={100}
              value={text}
              disabled={!setting.canChange}
              onChange={(event) => setTyped({ text: event.target.value, over: stored })}
            />
            {isDirty ? (
              <Button type="submit" variant="primary" busy={busy}>
                {t('common.save')}
              </Button>
            ) : null}
          </div>
        )}
      </Field>
    </form>
  );
}
