import type { RetentionException, RetentionRules } from '@assist/contracts/people';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { useKeptText } from '../lib/use-kept-text';
import { NewExceptionDialog } from './new-exception-dialog';
import { RemoveExceptionDialog } from './remove-exception-dialog';
import { RuleDialog } from './rule-dialog';

type Open = { readonly kind: 'add' } | { readonly kind: 'change' | 'remove'; readonly exception: RetentionException };

/** Groups whose members have another rule. */
export function ExceptionsCard({ rules }: { readonly rules: RetentionRules }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const { exceptions, groups } = rules;
  return (
    <Card
      title={t('privacy.exceptionsTitle')}
      hint={t('privacy.exceptionsHint')}
      actions={
        groups.length === 0 ? null : (
          <Button onClick={() => setOpen({ kind: 'add' })}>
            <Plus aria-hidden="true" className="size-4" />
            {t('privacy.addException')}
          </Button>
        )
      }
    >
      {exceptions.length === 0 ? (
        <p className="text-ink-faint">{t(groups.length === 0 ? 'privacy.noGroups' : 'privacy.noExceptions')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {exceptions.map((exception) => (
            <ExceptionRow
              key={`${exception.group.id} ${exception.part}`}
              exception={exception}
              onChange={() => setOpen({ kind: 'change', exception })}
              onRemove={() => setOpen({ kind: 'remove', exception })}
            />
          ))}
        </ul>
      )}
      {open?.kind === 'add' ? <NewExceptionDialog rules={rules} onClose={close} /> : null}
      {open?.kind === 'change' ? (
        <RuleDialog
          title={titleOf(open.exception, t('privacy.changeTitle', { what: t(`privacy.parts.${open.exception.part}`) }))}
          part={open.exception.part}
          group={open.exception.group}
          current={open.exception.keepDays}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'remove' ? <RemoveExceptionDialog exception={open.exception} onClose={close} /> : null}
    </Card>
  );
}

function titleOf({ group }: RetentionException, title: string): string {
  return `${title} – ${group.name}`;
}

interface ExceptionRowProps {
  readonly exception: RetentionException;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function ExceptionRow({ exception, onChange, onRemove }: ExceptionRowProps): ReactElement {
  const { t } = useTranslation();
  const kept = useKeptText();
  const { group, part, keepDays } = exception;
  const what = `${t(`privacy.parts.${part}`)}, ${group.name}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium wrap-anywhere">{group.name}</p>
        <p className="text-sm text-ink-soft">
          {t(`privacy.parts.${part}`)}: <strong>{kept(keepDays)}</strong> · {t('privacy.members', { count: group.members })}
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" onClick={onChange} aria-label={t('privacy.changeOf', { what })}>
          {t('privacy.change')}
        </Button>
        <Button size="sm" variant="ghost" onClick={onRemove} aria-label={t('privacy.removeOf', { what })}>
          {t('privacy.remove')}
        </Button>
      </div>
    </li>
  );
}
