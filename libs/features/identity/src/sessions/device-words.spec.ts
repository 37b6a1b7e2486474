import { describe, expect, it } from 'vitest';
import { deviceWords } from './device-words.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('deviceWords', () => {
  it.each([
    [`${WINDOWS} ${KIT} Chrome/126.0.0.0 Safari/537.36`, 'chrome', 'windows'],
    [`${WINDOWS} ${KIT} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, 'edge', 'windows'],
    [`${WINDOWS} ${KIT} Chrome/125.0.0.0 Safari/537.36 OPR/111.0.0.0`, 'opera', 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'firefox', 'linux'],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`,
      'safari',
      'macos',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'safari',
      'ios',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; SM-S911B) ${KIT} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
      'samsung',
      'android',
    ],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KIT} Chrome/126.0.0.0 Safari/537.36`, 'chrome', 'chromeos'],
    ['curl/8.5.0', null, null],
    ['', null, null],
    [null, null, null],
  ])('reads %j', (userAgent, browser, system) => {
    expect(deviceWords(userAgent)).toEqual({ browser, system });
  });

  it('is quick with text that is made to be slow', () => {
    const began = performance.now();
    deviceWords('Version/1.'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(50);
  });
});
