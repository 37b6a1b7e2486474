/** Words that carry no subject, German and English, as `words()` gives them (lower case, `ä` as `ae`). */
const GERMAN = `ab aber alle allem allen aller alles als also am an andere anderen anderer anderes anstatt auch auf aus ausser bei beim bin bis bisher
bist bitte da dabei dadurch dafuer dagegen daher damit danach daran darauf daraus darf darfst darin darueber darum darunter das dass dasselbe
davon davor dazu dein deine deinem deinen deiner dem den denen denn dennoch der deren derer derselbe des deshalb dessen die dies diese dieselbe
diesem diesen dieser dieses doch dort du duerfen durch ein eine einem einen einer eines einige einigen einiger einmal er erst es etwa etwas euch
euer eure fuer gab geben genau gegen gewesen gibt gilt gelten hab habe haben hallo hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer im in indem ins insgesamt ist ja je jede jedem jeden jeder jedes jedoch jemand jene jenem jenen jener jenes jetzt kann kannst kein
keine keinem keinen keiner koennen koennte machen mache macht man manche mehr mein meine meinem meinen meiner mich mir mit moechte moechten
moeglich muss muessen nach nachdem nein nenne nennen nicht nichts noch nun nur ob oben oder ohne oft okay sag sage sagen sehr sein seine seinem
seinen seiner seit sich sie sind so sobald sogar solche solchem solchen solcher soll sollen sollte sollten somit sondern sonst sowie ueber um und
uns unser unsere unserem unseren unserer unter viel viele vielen vielleicht vom von vor wann war waren warum was weder weg wegen weil weiter welche welchem
welchen welcher welches wem wen wenn wer werde werden wessen weshalb wie wieder wieso wieviel wieviele will wir wird wirst wo wobei wodurch wofuer
woher wohin wollen womit worden worin worueber wovon wozu wuerde wuerden wurde wurden zeig zeige zeigen zu zum zur zwar zwischen erklaere erklaer
beschreibe lange lang gross hoch oft heisst bedeutet steht stehen`;
const ENGLISH = `a about above after again all also am an and any are aren as at be because been before being below between both but by can could
describe did didn do does doesn doing don done down during each either else ever every explain few for from further get gets give given got had has
have haven having he hello her here hers him his how however i if in into is isn it its itself just kind known let like list long made make many may me mean means
might more most much must my name need no nor not now of off often on once one only or other our ours out over own please said same shall she should show so
some such tell than that the their theirs them then there these they this those through to too under until up upon us use used very was wasn we
were weren what when where whether which while who whom whose why will with within without would you your yours`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${GERMAN} ${ENGLISH}`.split(/\s+/));
