import { connectionDraftSchema, PROVIDERS } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { draftOf, emptyForm, faultsOf, testedPart, withProvider, type ConnectionForm } from './connection-form';
import { isConnected } from './is-connected';
import { makePassword } from './make-password';

const form: ConnectionForm = { ...emptyForm(true), model: 'llama3.2' };

describe('the form of a connection', () => {
  it.each(PROVIDERS)('makes a draft that the server takes, for %s', (provider) => {
    const filled = {
      ...withProvider(form, provider),
      baseUrl: 'https://host.example/v1',
      model: 'm',
      apiKey: 'key',
      apiVersion: '2024-10-21',
    };
    expect(faultsOf(filled, false)).toEqual({});
    expect(connectionDraftSchema.safeParse(draftOf(filled)).error).toBeUndefined();
  });

  it('names itself after the model', () => {
    expect(draftOf({ ...form, name: '  ' }).name).toBe('llama3.2');
  });

  it('says what is missing', () => {
    expect(faultsOf({ ...form, model: ' ', baseUrl: '' }, false)).toEqual({ model: 'required', baseUrl: 'required' });
    expect(faultsOf({ ...form, baseUrl: 'localhost:11434' }, false)).toEqual({ baseUrl: 'url' });
    expect(faultsOf({ ...form, provider: 'openai', baseUrl: '' }, false)).toEqual({ apiKey: 'required' });
  });

  it('keeps, replaces or removes the stored key', () => {
    const compatible = { ...form, provider: 'openai-compatible' as const };
    expect(draftOf({ ...compatible, apiKey: '' })).not.toHaveProperty('apiKey', expect.anything());
    expect(draftOf({ ...compatible, apiKey: ' new ' }).apiKey).toBe('new');
    expect(draftOf({ ...compatible, apiKey: null }).apiKey).toBeNull();
    expect(faultsOf({ ...form, provider: 'openai', apiKey: '' }, true)).toEqual({});
    expect(faultsOf({ ...form, provider: 'openai', apiKey: null }, true)).toEqual({ apiKey: 'required' });
  });

  it('changes the address with the provider until somebody has typed one', () => {
    expect(withProvider(form, 'openai-compatible').baseUrl).toBe('http://127.0.0.1:1234/v1');
    expect(withProvider(form, 'openai').baseUrl).toBe('');
    expect(withProvider({ ...form, baseUrl: 'http://box:11434' }, 'openai').baseUrl).toBe('http://box:11434');
  });

  it('leaves the model to the provider that has it', () => {
    expect(withProvider(form, 'openai').model).toBe('');
    expect(withProvider(form, 'ollama').model).toBe('llama3.2');
  });

  it('knows when the result of a test is that of another connection', () => {
    const changes = [{ provider: 'openai' as const }, { baseUrl: 'http://box' }, { model: 'other' }];
    for (const change of changes) expect(testedPart({ ...form, ...change })).not.toBe(testedPart(form));
    const keyed = { ...form, provider: 'openai' as const };
    expect(testedPart({ ...keyed, apiKey: 'k' })).not.toBe(testedPart(keyed));
    expect(testedPart({ ...form, name: 'Name', isDefault: false })).toBe(testedPart(form));
  });
});

describe('an endpoint that was found', () => {
  it('counts as connected under each of its names', () => {
    const connections = [{ baseUrl: 'http://localhost:11434/' }, { baseUrl: null }];
    expect(isConnected({ baseUrl: 'http://127.0.0.1:11434' }, connections)).toBe(true);
    expect(isConnected({ baseUrl: 'http://127.0.0.1:1234/v1' }, connections)).toBe(false);
  });
});

describe('a made password', () => {
  it('is long, and has no signs that look alike', () => {
    let byte = 0;
    const password = makePassword(() => (byte += 7) % 256);
    expect(password).toMatch(/^[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){3}$/);
    expect(password).not.toMatch(/[lIO01o]/);
  });
});
