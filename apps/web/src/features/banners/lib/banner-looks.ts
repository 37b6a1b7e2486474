import type { Banner } from '@assist/contracts/house';
import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';

interface Look {
  readonly icon: LucideIcon;
  readonly style: string;
}

export const BANNER_LOOKS: Readonly<Record<Banner['severity'], Look>> = {
  info: { icon: Info, style: 'bg-accent-soft text-ink' },
  warning: { icon: TriangleAlert, style: 'bg-warn-soft text-warn' },
  critical: { icon: OctagonAlert, style: 'bg-danger-soft text-danger' },
};
