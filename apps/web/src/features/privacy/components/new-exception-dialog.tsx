import { RETENTION_PARTS, type RetentionPart, type RetentionRules } from '@assist/contracts/people';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Segments } from '../../../ui/segments';
import { SelectInput } from '../../../ui/select-input';
import { RuleDialog } from './rule-dialog';

export function NewExceptionDialog({
  rules,
  onClose,
}: {
  readonly rules: RetentionRules;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [part, setPart] = useState<RetentionPart>('chat');
  const [groupId, setGroupId] = useState('');
  const group = rules.groups.find(({ id }) => id === groupId);
  const parts = RETENTION_PARTS.map((value) => ({ value, label: t(`privacy.parts.${value}`) }));
  return (
    <RuleDialog title={t('privacy.addException')} part={part} group={group} current={null} onClose={onClose}>
      <Field label={t('privacy.group')}>
        {(control) => (
          <SelectInput {...control} value={groupId} required onChange={(event) => setGroupId(event.target.value)}>
            <option value="">{t('privacy.chooseGroup')}</option>
            {rules.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Segments legend={t('privacy.what')} value={part} choices={parts} onChange={setPart} />
    </RuleDialog>
  );
}
