import type { SettingView } from '@assist/contracts/house';
import { isoOrNull } from '@assist/kernel';
import type { SettingState } from '@assist/platform/settings';

/** `fixedElsewhere`: who fixed it for another process; what holds there is not known here. */
export function toSettingView(state: SettingState, fixedElsewhere?: string): SettingView {
  const fixed =
    fixedElsewhere === undefined || !state.canChange
      ? {}
      : { canChange: false, origin: 'environment' as const, originName: fixedElsewhere };
  return { ...state, ...fixed, changedAt: isoOrNull(state.changedAt) };
}
