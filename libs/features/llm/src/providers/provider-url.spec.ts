import { describe, expect, it } from 'vitest';
import type { Provider } from '@assist/contracts';
import { baseText, providerUrl } from './provider-url.js';

const base = (provider: Provider, baseUrl: string | null): string => baseText(providerUrl({ provider, baseUrl }));

describe('providerUrl', () => {
  it.each<[Provider, string | null, string]>([
    ['ollama', 'http://h:11434', 'http://h:11434'],
    ['ollama', 'http://h:11434/', 'http://h:11434'],
    ['ollama', 'http://h:11434/api', 'http://h:11434'],
    ['ollama', 'http://h:11434/v1/', 'http://h:11434'],
    ['ollama', 'http://h/ollama/api/tags', 'http://h/ollama'],
    ['openai-compatible', 'http://h:1234', 'http://h:1234/v1'],
    ['openai-compatible', 'http://h:1234/v1/', 'http://h:1234/v1'],
    ['openai-compatible', 'http://h:1234/v1/chat/completions', 'http://h:1234/v1'],
    ['openai-compatible', 'https://h/v1beta/openai/', 'https://h/v1beta/openai'],
    ['openai-compatible', 'https://h/api/v1?key=x#y', 'https://h/api/v1'],
    ['openai', null, 'https://api.openai.com/v1'],
    ['anthropic', null, 'https://api.anthropic.com'],
    ['anthropic', 'https://h/v1/messages', 'https://h'],
    [
      'azure-openai',
      'https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=1',
      'https://x.openai.azure.com',
    ],
  ])('reads %s %s as %s', (provider, url, expected) => {
    expect(base(provider, url)).toBe(expected);
  });

  it.each<[Provider, string | null, string]>([
    ['ollama', null, 'CONNECTION_INCOMPLETE'],
    ['azure-openai', null, 'CONNECTION_INCOMPLETE'],
    ['ollama', 'file:///etc/passwd', 'ENDPOINT_REFUSED'],
    ['ollama', 'nonsense', 'ENDPOINT_REFUSED'],
    ['openai', 'https://user:pw@h/v1', 'ENDPOINT_REFUSED'],
  ])('refuses %s %s with %s', (provider, url, code) => {
    expect(() => base(provider, url)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
