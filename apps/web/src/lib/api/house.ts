import * as api from '@assist/api-client';
import type { ModuleId } from '@assist/contracts';
import type { Branding, ModuleList, SettingKey, SettingView, SwitchModuleRequest } from '@assist/contracts/house';
import { dataOf } from './http';

export async function listSettings(signal?: AbortSignal): Promise<readonly SettingView[]> {
  return (await dataOf(api.listSettings<true>({ signal }))).items as readonly SettingView[];
}

export async function changeSetting(key: SettingKey, value: unknown, version: number): Promise<SettingView> {
  return (await dataOf(api.updateSetting<true>({ path: { key }, body: { value, version } }))) as SettingView;
}

export async function resetSetting(key: SettingKey, version: number): Promise<SettingView> {
  return (await dataOf(api.resetSetting<true>({ path: { key }, query: { version } }))) as SettingView;
}

export async function uploadLogo(file: File, version: number): Promise<SettingView> {
  return (await dataOf(api.putLogo<true>({ query: { version }, body: { file } }))) as SettingView;
}

export function readBranding(signal?: AbortSignal): Promise<Branding> {
  return dataOf(api.readBranding<true>({ signal }));
}

export function listModules(signal?: AbortSignal): Promise<ModuleList> {
  return dataOf(api.listModules<true>({ signal }));
}

export function switchModule(id: ModuleId, request: SwitchModuleRequest): Promise<ModuleList> {
  return dataOf(api.switchModule<true>({ path: { id }, body: request }));
}
