import type { Locale } from '@assist/kernel';
import { words } from './words.js';

/** Words that only one of the two languages has; shared ones such as "in", "die", "was" or "also" would mislead. */
const ONLY_GERMAN = new Set(
  `der das und ist nicht ein eine einen einem einer wie wer wo wann warum wieso welche welcher welches welchen ich wir sie mir mich uns ihr fuer mit
auf von zu bei den dem des kann muss darf haben sind wird werden wurde im zum zur vom beim ueber nach aus oder aber auch gibt es kein keine bitte
unser unsere mein meine dieser diese dieses koennen muessen wieviel viele steht gilt`.split(/\s+/),
);
const ONLY_ENGLISH = new Set(
  `the is are what how who where when why which does do did can must may of for with on to at and or but not it its this that these those they you
your our my his her from by be been have has had there please about would should could many much will tell explain show`.split(
    /\s+/,
  ),
);

/** The language that a question is written in; `fallback` where its words do not tell. */
export function detectLanguage(text: string, fallback: Locale): Locale {
  let lead = (text.match(/[äöüß]/gi)?.length ?? 0) > 0 ? 1 : 0;
  for (const word of words(text.slice(0, 2000))) {
    if (ONLY_GERMAN.has(word)) lead += 1;
    if (ONLY_ENGLISH.has(word)) lead -= 1;
  }
  if (lead === 0) return fallback;
  return lead > 0 ? 'de' : 'en';
}
