import type { ModuleView } from '@assist/contracts/house';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge';
import { Switch } from '../../../ui/switch';
import { TEXT_LINK } from '../../../ui/text-link';
import { isInThisVersion } from '../../licence/lib/module-access';
import { useSettingMark } from '../lib/use-setting-mark';

export interface ModuleRowProps {
  readonly module: ModuleView;
  readonly disabled: boolean;
  readonly onChange: (enabled: boolean) => void;
}

type State = 'on' | 'off' | 'unlicensed' | 'notYet' | 'readOnly';
const TONES: Readonly<Record<State, Tone>> = {
  on: 'good',
  off: 'warn',
  unlicensed: 'neutral',
  notYet: 'neutral',
  readOnly: 'warn',
};

/** Why a module can or cannot be used, the strongest reason first. */
function stateOf(module: ModuleView): State {
  if (!module.licensed) return 'unlicensed';
  if (!isInThisVersion(module.id)) return 'notYet';
  if (!module.enabled) return 'off';
  return module.usable ? 'on' : 'readOnly';
}

export function ModuleRow({ module, disabled, onChange }: ModuleRowProps): ReactElement {
  const { t } = useTranslation();
  const part = useSettingMark<HTMLLIElement>(`module.${module.id}`);
  const state = stateOf(module);
  const isThere = state !== 'unlicensed' && state !== 'notYet';
  return (
    <li ref={part} className="setting-mark flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-4 sm:flex-nowrap sm:px-5">
      <Switch
        label={t(`licence.modules.${module.id}`)}
        hint={
          <>
            {t(`house.modules.about.${module.id}`)}
            {state === 'unlicensed' ? (
              <>
                {' '}
                <Link to="/settings/licence" className={TEXT_LINK}>
                  {t('licence.toLicence')}
                </Link>
              </>
            ) : null}
          </>
        }
        checked={module.enabled && isThere}
        disabled={disabled || !isThere}
        onChange={onChange}
      />
      <Badge tone={TONES[state]}>{t(`house.modules.states.${state}`)}</Badge>
    </li>
  );
}
