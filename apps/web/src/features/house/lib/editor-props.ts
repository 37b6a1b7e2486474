import type { Setting } from '../queries/settings-query';

/** How a setting is edited; `save` takes the new value. */
export interface EditorProps {
  readonly setting: Setting;
  readonly label: string;
  readonly hint: string;
  readonly busy: boolean;
  readonly save: (value: unknown) => void;
}
