import { describe, expect, it } from 'vitest';
import { redactReason } from './redact.js';

describe('redactReason', () => {
  it.each([
    'Incorrect API key provided: sk-proj-abc***XYZ9. You can find it',
    'Bearer abcdef0123456789 is not valid',
    'api_key=0123456789 rejected',
    'connect to http://user:hunter2pass@host failed',
    'token: "q8-hidden-q8"',
    'key 0123456789abcdef0123456789abcdef01 unknown',
  ])('takes the credential out of %j', (text) => {
    const reason = redactReason(text, []);
    expect(reason).toContain('***');
    expect(reason).not.toMatch(/abc\*\*\*XYZ|abcdef0123456789|0123456789 |hunter2pass|q8-hidden|0123456789abcdef/);
  });

  it('takes out the stored key by value', () => {
    expect(redactReason('bad pass-phrase here', ['pass-phrase'])).toBe('bad *** here');
  });

  it('is one short line without control characters', () => {
    const reason = redactReason(`a\n\u001b[31mlevel=error\u2028${'wort '.repeat(200)}`, [null, '']);
    expect(reason.length).toBeLessThanOrEqual(200);
    expect(reason).toMatch(/^a \[31mlevel=error wort/);
  });

  it('leaves ordinary sentences alone', () => {
    expect(redactReason('The model `llama3` does not exist', [])).toBe('The model `llama3` does not exist');
  });
});
