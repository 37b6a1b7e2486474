import type { Connection, ConnectionDraft, ModelAccess, ModelNamesRequest, Provider } from '@assist/contracts';
import { FOR_EVERYBODY, sentAccess } from './model-access';

/** A connection as it is typed. `apiKey` null: the stored key shall be removed; empty: it stays. */
export interface ConnectionForm {
  readonly name: string;
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly apiVersion: string;
  readonly isDefault: boolean;
  readonly access: ModelAccess;
}

export type FormFault = 'required' | 'url';
export type FormFaults = Partial<Record<keyof ConnectionForm, FormFault>>;

interface ProviderNeeds {
  readonly baseUrl: 'required' | 'optional';
  readonly apiKey: 'required' | 'optional' | 'none';
  readonly apiVersion: boolean;
  readonly example: string;
}

export const PROVIDER_NEEDS: Readonly<Record<Provider, ProviderNeeds>> = {
  ollama: { baseUrl: 'required', apiKey: 'none', apiVersion: false, example: 'http://127.0.0.1:11434' },
  'openai-compatible': { baseUrl: 'required', apiKey: 'optional', apiVersion: false, example: 'http://127.0.0.1:1234/v1' },
  openai: { baseUrl: 'optional', apiKey: 'required', apiVersion: false, example: 'https://api.openai.com/v1' },
  'azure-openai': { baseUrl: 'required', apiKey: 'required', apiVersion: true, example: 'https://NAME.openai.azure.com' },
  anthropic: { baseUrl: 'optional', apiKey: 'required', apiVersion: false, example: 'https://api.anthropic.com' },
};

export function emptyForm(isFirst: boolean): ConnectionForm {
  return {
    name: '',
    provider: 'ollama',
    baseUrl: PROVIDER_NEEDS.ollama.example,
    model: '',
    apiKey: '',
    apiVersion: '',
    isDefault: isFirst,
    access: FOR_EVERYBODY,
  };
}

export function formOf(connection: Connection): ConnectionForm {
  const { name, provider, model, isDefault, access } = connection;
  return {
    name,
    provider,
    model,
    isDefault,
    access,
    baseUrl: connection.baseUrl ?? '',
    apiKey: '',
    apiVersion: connection.apiVersion ?? '',
  };
}

/** Another provider brings its own usual address, unless the person has typed one, and has other models. */
export function withProvider(form: ConnectionForm, provider: Provider): ConnectionForm {
  const untouched = form.baseUrl === '' || form.baseUrl === PROVIDER_NEEDS[form.provider].example;
  const local = provider === 'ollama' || provider === 'openai-compatible';
  const baseUrl = untouched ? (local ? PROVIDER_NEEDS[provider].example : '') : form.baseUrl;
  return { ...form, provider, baseUrl, model: provider === form.provider ? form.model : '' };
}

export function faultsOf(form: ConnectionForm, hasStoredKey: boolean): FormFaults {
  const needs = PROVIDER_NEEDS[form.provider];
  const faults: FormFaults = {};
  if (form.model.trim() === '') faults.model = 'required';
  if (form.baseUrl.trim() === '') {
    if (needs.baseUrl === 'required') faults.baseUrl = 'required';
  } else if (!isHttpUrl(form.baseUrl)) {
    faults.baseUrl = 'url';
  }
  const keyStays = form.apiKey === '' && hasStoredKey;
  if (needs.apiKey === 'required' && (form.apiKey ?? '').trim() === '' && !keyStays) faults.apiKey = 'required';
  return faults;
}

export function draftOf(form: ConnectionForm): ConnectionDraft {
  const model = form.model.trim();
  const name = form.name.trim() === '' ? model : form.name.trim();
  return { ...endpointOf(form), name, model, isDefault: form.isDefault, access: sentAccess(form.access) };
}

/** The part of a form that is needed to ask an endpoint for its models. */
export function endpointOf(form: ConnectionForm): Omit<ModelNamesRequest, 'connectionId'> {
  const needs = PROVIDER_NEEDS[form.provider];
  const apiKey =
    needs.apiKey === 'none'
      ? undefined
      : form.apiKey === null
        ? null
        : form.apiKey.trim() === ''
          ? undefined
          : form.apiKey.trim();
  return {
    provider: form.provider,
    baseUrl: form.baseUrl.trim() === '' ? null : form.baseUrl.trim(),
    apiKey,
    apiVersion: needs.apiVersion && form.apiVersion.trim() !== '' ? form.apiVersion.trim() : null,
  };
}

/** Changes with everything that a test of the connection depends on: its result is then one of another connection. */
export function testedPart(form: ConnectionForm): string {
  return JSON.stringify([endpointOf(form), form.model.trim()]);
}

export function isHttpUrl(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}
