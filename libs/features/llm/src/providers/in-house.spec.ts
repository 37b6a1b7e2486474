import { describe, expect, it } from 'vitest';
import { externalHost } from './in-house.js';

const at = (host: string): string | null =>
  externalHost({ provider: 'openai-compatible', baseUrl: `http://${host}:8080/v1`, model: 'm' });

describe('externalHost', () => {
  it.each([
    ...[
      '127.0.0.1',
      '127.8.9.1',
      '0x7f.1',
      '2130706433',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.254',
      '192.168.178.20',
    ],
    ...['[::1]', '[fd12:3456::1]', '[::ffff:10.0.0.1]', 'localhost', 'LOCALHOST.', 'model.localhost', 'gpu-server', 'ollama'],
    ...['gpu.local', 'llm.corp.internal', 'host.docker.internal', 'box.lan', 'box.home.arpa'],
  ])('sees %s within the house', (host) => {
    expect(at(host)).toBeNull();
  });

  it.each([
    ...['8.8.8.8', '172.32.0.1', '172.15.0.1', '192.169.0.1', '11.0.0.1', '100.64.0.1', '[2001:db8::1]', '[::ffff:808:808]'],
    ...[
      'api.openai.com',
      'llm.firma.de',
      '10.0.0.1.nip.io',
      'localhost.evil.example',
      'internal.example.com',
      'notlocal.example',
    ],
    ...['mylocal.de', 'evil-internal.com', 'foo.lan.com'],
  ])('sees %s outside of it', (host) => {
    expect(at(host)).toBe(host);
  });

  it('knows the public endpoints that a provider without an address means', () => {
    expect(externalHost({ provider: 'openai', baseUrl: null, model: 'm' })).toBe('api.openai.com');
    expect(externalHost({ provider: 'anthropic', baseUrl: null, model: 'm' })).toBe('api.anthropic.com');
  });

  it('says nothing of a connection that has no address to send anything to', () => {
    expect(externalHost({ provider: 'azure-openai', baseUrl: null, model: 'm' })).toBeNull();
  });

  it('sees that a local Ollama sends the questions for its cloud models away', () => {
    const ollama = (model: string): string | null =>
      externalHost({ provider: 'ollama', baseUrl: 'http://localhost:11434', model });
    expect([ollama('gpt-oss:120b-cloud'), ollama('kimi-k2:cloud')]).toEqual(['ollama.com', 'ollama.com']);
    expect([ollama('gpt-oss:20b'), ollama('cloudy:7b')]).toEqual([null, null]);
  });
});
