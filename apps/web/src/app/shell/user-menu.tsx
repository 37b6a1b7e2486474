import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, Keyboard, LogOut, Settings } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../features/auth/queries/me-query';
import { signOut } from '../../lib/api/auth';
import { useObservable } from '../../lib/store/observable';
import { chooseTheme, theme, THEMES } from '../../lib/theme/theme';
import { Initials } from '../../ui/initials';
import { Menu, MenuSeparator } from '../../ui/menu';
import { MenuItem } from '../../ui/menu-item';
import { MenuChoices } from '../../ui/menu-choice';

export interface UserMenuProps {
  readonly onNavigate: () => void;
  readonly onHelp: () => void;
}

export function UserMenu({ onNavigate, onHelp }: UserMenuProps): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const leave = useMutation({ mutationFn: signOut });
  const current = useObservable(theme);
  const toSettings = (): void => {
    onNavigate();
    void navigate({ to: '/settings/profile' });
  };
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          aria-label={t('shell.userMenu', { name: me.name })}
          className="flex w-full items-center gap-3 rounded-lg p-2 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Initials name={me.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{me.name}</span>
            <span className="block truncate text-sm text-ink-faint">{me.email}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <MenuItem icon={Settings} onSelect={toSettings}>
        {t('settings.title')}
      </MenuItem>
      <MenuItem icon={Keyboard} onSelect={onHelp}>
        {t('shortcuts.title')}
      </MenuItem>
      <MenuSeparator />
      <MenuChoices
        label={t('settings.profile.theme')}
        value={current}
        onChange={(value) => chooseTheme(THEMES.find((name) => name === value) ?? 'system')}
        choices={THEMES.map((value) => ({ value, label: t(`common.themes.${value}`) }))}
      />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => leave.mutate()}>
        {t('auth.signOut')}
      </MenuItem>
    </Menu>
  );
}
