import { MAX_KEEP_DAYS, type RetentionPart } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { Field } from '../../../ui/field';
import { Segments } from '../../../ui/segments';
import { TextInput } from '../../../ui/text-input';
import { showToast } from '../../../ui/toast-store';
import { useChangeRule } from '../queries/retention-query';
import { RulePreview } from './rule-preview';

export interface RuleDialogProps {
  readonly title: string;
  readonly part: RetentionPart;
  /** Null: the rule of the house. Undefined: not chosen yet. */
  readonly group: { readonly id: string } | null | undefined;
  readonly current: number | null;
  readonly version?: number;
  readonly onClose: () => void;
  /** What has to be chosen before. */
  readonly children?: ReactNode;
}

/** First the rule, then what it would delete today; only then it can be saved. */
export function RuleDialog({ title, part, group, current, version, onClose, children }: RuleDialogProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useChangeRule();
  const [kind, setKind] = useState<'ever' | 'days'>(current === null ? 'ever' : 'days');
  const [text, setText] = useState(current === null ? '' : String(current));
  const [isLooking, setIsLooking] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const days = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  const isValid = kind === 'ever' || (days >= 1 && days <= MAX_KEEP_DAYS);
  const keepDays = kind === 'ever' ? null : days;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWasTried(true);
    if (isValid && group !== undefined) setIsLooking(true);
  };
  const saved = (): void => {
    showToast(t('privacy.saved'));
    onClose();
  };
  // The group may go while the dialog is open: without one this would be the rule of the house.
  if (isLooking && group !== undefined) {
    const rule = { part, groupId: group === null ? null : group.id, keepDays };
    return (
      <Dialog open onClose={onClose} title={title}>
        <RulePreview
          request={rule}
          busy={change.isPending}
          error={change.error}
          action={t('privacy.save')}
          onBack={() => {
            change.reset();
            setIsLooking(false);
          }}
          onConfirm={() => change.mutate({ ...rule, version }, { onSuccess: saved })}
        />
      </Dialog>
    );
  }
  const choices = (['ever', 'days'] as const).map((value) => ({ value, label: t(`privacy.kinds.${value}`) }));
  const fault = t('house.between', { min: format.number(1), max: format.number(MAX_KEEP_DAYS) });
  return (
    <Dialog open onClose={onClose} title={title} description={t(`privacy.counts.${part}`)}>
      <form onSubmit={submit} noValidate className="space-y-4">
        {children}
        <Segments legend={t('privacy.howLong')} value={kind} choices={choices} onChange={setKind} />
        {kind === 'ever' ? null : (
          <Field label={t('privacy.daysLabel')} error={wasTried && !isValid ? fault : null}>
            {(control) => (
              <TextInput
                {...control}
                className="max-w-36"
                inputMode="numeric"
                maxLength={5}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('privacy.look')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
