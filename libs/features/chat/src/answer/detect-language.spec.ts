import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.js';

describe('detectLanguage', () => {
  it.each([
    'Wie lange ist die Kündigungsfrist?',
    'was steht im handbuch',
    'Wer ist zustaendig fuer den Serverraum',
    'Kündigungsfrist Auszubildende',
    'Welche Rolle hat der Administrator im System?',
    'Kann ich das Update per USB installieren?',
  ])('hears German in %j', (text) => expect(detectLanguage(text, 'en')).toBe('de'));

  it.each([
    'How long is the notice period?',
    'what does the manual say about holidays',
    'Who is responsible for the server room?',
    'Where do I find the Kündigungsfrist of the contract?',
    'Is it possible to install an update?',
  ])('hears English in %j', (text) => expect(detectLanguage(text, 'de')).toBe('en'));

  it.each(['ERR-4711', 'LanceDB', '', '2024', 'VPN Setup'])('takes the language of the page for %j', (text) => {
    expect(detectLanguage(text, 'de')).toBe('de');
    expect(detectLanguage(text, 'en')).toBe('en');
  });
});
