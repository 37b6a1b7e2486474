import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RightMissing } from '../../auth/components/right-missing';
import { useMay } from '../../auth/queries/me-query';
import { SECTIONS, type SectionId } from '../lib/sections';

export interface SectionGateProps {
  readonly section: SectionId;
  readonly children: ReactNode;
}

/** Lets a page of the settings through to those who may use it. The server refuses anyway; this says it in words. */
export function SectionGate({ section, children }: SectionGateProps): ReactElement {
  const { t } = useTranslation();
  const may = useMay();
  const permission = SECTIONS.find(({ id }) => id === section)?.permission ?? null;
  if (permission === null || may(permission)) return <>{children}</>;
  return <RightMissing name={t(`settings.sections.${section}`)} />;
}
