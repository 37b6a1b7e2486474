/** German function words, folded as `foldUmlauts` folds them when the set is built: articles, pronouns, prepositions, conjunctions, auxiliaries, particles. */
export const GERMAN_STOP_WORDS = `
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mir dir man
mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen seinem seiner seines
ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres euer eure euren eurem eurer eures
dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem
mancher manche manches manchen manchem solcher solche solches solchen solchem welcher welche welches welchen welchem
derselbe dieselbe dasselbe denselben demselben desselben derselben derer dessen deren denen
wer wen wem wessen was wann wo woher wohin wie warum weshalb weswegen wieso wozu wodurch womit wofür woran worin worauf
alle allem allen aller alles andere anderem anderen anderer anderes einige einigem einigen einiger einiges etwas nichts beide beiden
und oder aber denn sondern doch jedoch sowie sowohl weder noch entweder als dass daß ob wenn falls weil da damit obwohl während nachdem bevor ehe bis seit sobald solange indem sodass
in im ins an am ans auf aufs aus bei beim mit nach von vom vor zu zum zur für gegen ohne um durch über unter hinter neben zwischen wegen trotz ab außer innerhalb außerhalb gegenüber laut je pro per
bin bist ist sind seid war warst waren wart wäre wären gewesen habe hast hat haben habt hatte hatten hattest hätte hätten gehabt
werde wirst wird werden werdet wurde wurden worden würde würden kann kannst können könnt konnte konnten könnte könnten
muss musst müssen müsst musste mussten müsste müssten soll sollst sollen sollt sollte sollten
will willst wollen wollt wollte wollten darf darfst dürfen dürft durfte durften dürfte dürften mag mögen möchte möchten lassen lässt
nicht auch nur schon noch sehr so dann nun hier dort dabei dazu daher darum davon daran darauf darin darüber danach dadurch dafür dagegen hierzu
mehr viel viele vielen wenig sonst also zwar etwa bereits immer wieder ganz gar eben mal hin her jetzt bzw usw etc
`;
