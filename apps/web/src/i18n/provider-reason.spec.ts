import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { providerReason } from './provider-reason';

const t = ((key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`) as unknown as TFunction;

describe('why a model failed', () => {
  it('is the words of its server with their status', () => {
    expect(providerReason(t, { code: 'PROVIDER_FAILED', params: { status: 500, reason: 'CUDA out of memory' } })).toBe(
      'settings.models.saidWithStatus {"status":500,"reason":"CUDA out of memory"}',
    );
    expect(providerReason(t, { code: 'PROVIDER_UNREACHABLE', params: { reason: 'ECONNREFUSED' } })).toContain('ECONNREFUSED');
    expect(providerReason(t, { code: 'PROVIDER_FAILED', params: { status: 502, reason: '' } })).toContain('502');
  });

  it('is translated where it is not in the words of the server', () => {
    const params = { status: null, reason: 'the model answered, but with no text', fault: 'empty' };
    expect(providerReason(t, { code: 'PROVIDER_FAILED', params })).toBe('settings.models.providerFaults.empty {}');
  });

  it('is nothing for other problems, and where nobody said anything', () => {
    expect(providerReason(t, { code: 'ENDPOINT_REFUSED', params: { reason: 'address' } })).toBeNull();
    expect(providerReason(t, { code: 'PROVIDER_TIMEOUT', params: { phase: 'idle', seconds: 60 } })).toBeNull();
    expect(providerReason(t, { code: 'PROVIDER_FAILED', params: { status: null, reason: '' } })).toBeNull();
  });
});
