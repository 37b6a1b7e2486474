import type { Group, ListedUser } from '@assist/contracts/people';
import { Check } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { LoadState } from '../../../ui/load-state';
import { SearchField } from '../../../ui/search-field';
import { useAddMember } from '../queries/groups-query';
import { useUsers } from '../queries/users-query';

const SHOWN = 20;

export interface AddMemberDialogProps {
  readonly group: Group;
  readonly onClose: () => void;
}

/** Finds people and puts them in one after the other. */
export function AddMemberDialog({ group, onClose }: AddMemberDialogProps): ReactElement {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const users = useUsers({ q: query === '' ? undefined : query, limit: SHOWN });
  const add = useAddMember();
  const items = users.data?.items ?? [];
  return (
    <Dialog open onClose={onClose} title={t('people.groups.addTitle', { name: group.name })}>
      <SearchField
        label={t('people.users.search')}
        maxLength={200}
        busy={users.isPlaceholderData}
        value={query}
        onSearch={setQuery}
      />
      <ErrorNote error={add.error} className="mt-3" />
      <LoadState query={users} rows={5} className="mt-3 h-10" />
      <ul className="mt-3 max-h-80 divide-y divide-line overflow-y-auto">
        {items.map((user) => (
          <Candidate
            key={user.id}
            user={user}
            isMember={user.groups.some(({ id }) => id === group.id)}
            busy={add.isPending && add.variables.userId === user.id}
            onAdd={() => add.mutate({ groupId: group.id, userId: user.id })}
          />
        ))}
      </ul>
      {users.data !== undefined && items.length === 0 ? <p role="status">{t('people.users.noneTitle')}</p> : null}
      {(users.data?.total ?? 0) > SHOWN ? <p className="mt-2 text-sm text-ink-faint">{t('people.groups.narrow')}</p> : null}
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {t('people.groups.finished')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface CandidateProps {
  readonly user: ListedUser;
  readonly isMember: boolean;
  readonly busy: boolean;
  readonly onAdd: () => void;
}

function Candidate({ user, isMember, busy, onAdd }: CandidateProps): ReactElement {
  const { t } = useTranslation();
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      <div className="min-w-0 flex-1">
        <p className="break-words">{user.name}</p>
        <p className="text-sm break-all text-ink-faint">{user.email}</p>
      </div>
      {isMember ? (
        <span className="flex items-center gap-1.5 text-sm text-good">
          <Check aria-hidden="true" className="size-4" />
          {t('people.groups.isMember')}
        </span>
      ) : (
        <Button size="sm" busy={busy} aria-label={t('people.groups.putIn', { name: user.name })} onClick={onAdd}>
          {t('people.groups.put')}
        </Button>
      )}
    </li>
  );
}
