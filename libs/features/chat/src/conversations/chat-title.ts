const LONGEST = 60;

/** A chat's name from its first question: the beginning of its first line, cut between words. */
export function titleOf(question: string): string {
  const line = question.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  const space = line.charAt(LONGEST - 1) === ' ' ? LONGEST - 1 : cut.slice(0, LONGEST - 1).lastIndexOf(' ');
  const begin = space > LONGEST / 2 ? cut.slice(0, space) : withoutHalfCharacter(cut.slice(0, LONGEST - 1));
  return `${begin.replace(/[\s,;:.\-–]+$/, '')}…`;
}

/** A cut must not leave half of a character that takes two units. */
function withoutHalfCharacter(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
