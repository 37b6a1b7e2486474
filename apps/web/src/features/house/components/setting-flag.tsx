import type { ReactElement } from 'react';
import { Switch } from '../../../ui/switch';
import type { EditorProps } from '../lib/editor-props';

export function SettingFlag({ setting, label, hint, busy, save }: EditorProps): ReactElement {
  return (
    <Switch
      label={label}
      hint={hint}
      checked={setting.value === true}
      disabled={!setting.canChange || busy}
      onChange={(checked) => save(checked)}
    />
  );
}
