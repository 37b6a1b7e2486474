/** English function words: articles, pronouns, prepositions, conjunctions, auxiliaries, question words, and what contractions leave behind. */
export const ENGLISH_STOP_WORDS = `
a an the this that these those
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves
who whom whose which what when where why how
and or but nor if then else than because as until while although though whether
of at by for with about against between into through during before after above below to from up down in out on off over under upon within without via per
am is are was were be been being have has had having do does did doing done will would shall should can could may might must ought cannot
no not only own same so too very just now there here again further once also both each few more most other some such any all
s t d ll re ve m don isn aren wasn weren hasn haven hadn doesn didn won wouldn couldn shouldn
`;
