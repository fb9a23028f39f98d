// After and before which words a word that Limber does not know is most likely somebody's name, in the languages that
// Limber reads. All are folded: lower case, no accents, no apostrophes.

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** A name follows, whatever the word is: nobody writes "mrs" before anything else. */
export const TITLES = setOf(
  'dr mr mister mrs ms mx prof frau herr fraulein monsieur madame mademoiselle mme mlle senor senora senorita senhor ' +
    'senhora sra srta',
)

/** People somebody has: a name may follow. */
export const PEOPLE = setOf(
  'colleague coworker worker workmate teammate mate buddy pal friend friends bestie boss manager supervisor lead ' +
    'leader chief director ceo cto intern trainee assistant secretary client customer patient teacher neighbour ' +
    'neighbor flatmate roommate landlord wife husband hubby missus spouse partner fiance fiancee girlfriend ' +
    'boyfriend gf bf ex mum mom mother dad father mama papa parent son daughter kid child baby toddler boy girl sister ' +
    'brother sis bro twin uncle aunt auntie cousin nephew niece grandma grandpa granny gran nan nana grandmother ' +
    'doctor doc doktor docteur doutor doutora professor sir madam lord lady rev nurse coach miss don dona ' +
    'grandfather grandson granddaughter stepson stepdaughter godmother godfather gp physio physiotherapist osteopath ' +
    'chiro chiropractor therapist trainer instructor surgeon midwife masseur masseuse dentist dog cat ' +
    'kollege kollegin chef chefin freund freundin mann ehemann ehefrau sohn tochter bruder schwester mutter vater ' +
    'oma opa tante onkel arzt arztin nachbar nachbarin ' +
    'collegue copain copine ami amie mari femme fils fille frere soeur mere pere medecin kine ' +
    'companero companera jefe jefa amigo amiga marido mujer esposa esposo hijo hija hermano hermana madre padre medico ' +
    'colega chefe namorado namorada filho filha irmao irma mae pai chefa',
)

/** Whatever follows is somebody, or where somebody is. */
export const BEFORE_NAMES = setOf(
  'ask asks asked asking tell tells told telling thank thanks thx cheers regards hi hello hey dear hiya from greetings ' +
    'with by cc via named called aka im meet meeting call text email message ping dm ' +
    'frag frage danke hallo liebe lieber von mit heisse heiss heisst bei ' +
    'merci bonjour salut avec chez mappelle cher chere ' +
    'gracias hola con llamo llama soy pregunta dile ' +
    'obrigado obrigada ola com chamo chama sou pergunta',
)

/** Two or three words that a name follows. */
export const PHRASES_BEFORE_NAMES: readonly (readonly string[])[] = [
  ['name', 'is'],
  ['name', 'was'],
  ['names'],
  ['i', 'am'],
  ['this', 'is'],
  ['me', 'and'],
  ['live', 'in'],
  ['live', 'at'],
  ['live', 'on'],
  ['lives', 'in'],
  ['living', 'in'],
  ['based', 'in'],
  ['born', 'in'],
  ['born', 'on'],
  ['office', 'in'],
  ['work', 'at'],
  ['work', 'for'],
  ['work', 'in'],
  ['works', 'at'],
  ['works', 'for'],
  ['working', 'at'],
  ['working', 'for'],
  ['job', 'at'],
  ['on', 'behalf', 'of'],
  ['ich', 'bin'],
  ['name', 'ist'],
  ['wohne', 'in'],
  ['arbeite', 'bei'],
  ['je', 'suis'],
  ['habite', 'a'],
  ['vivo', 'en'],
  ['trabajo', 'en'],
  ['moro', 'em'],
  ['nome', 'e'],
  ['nombre', 'es'],
  ['nom', 'est'],
]

/** What people do with words: who does it has a name. */
export const SAYS = setOf(
  'says say said saying told tells thinks thought reckons swears claims suggests suggested recommends recommended ' +
    'mentioned advises advised asks asked wants wanted keeps kept showed shows taught teaches gave gives emailed texted ' +
    'messaged called calls insists insisted promised prescribed noticed laughed complained complains hates loves ' +
    'uses swore went thinks wont made makes let lets sits sat works ' +
    'sagt sagte meint meinte empfiehlt empfahl findet dit disait pense conseille recommande dice dijo piensa recomienda ' +
    'diz disse acha recomenda recomendou',
)

/** Also does these, which much else does: only a capital before them makes a name. */
export const DOES = setOf(
  'is was has had does did will would can could and or in at from who ist war hat est es e',
)

/** Between the parts of one name. */
export const PARTICLES = setOf(
  'van von vom zu zur de del della der den la le du di da das dos do bin ibn ben al el abu o mac mc st ter ten',
)

/** Between one name and the next. */
export const JOINS = setOf('and or und oder et ou y o e nor plus')

/** What stands behind or in the name of a street. */
export const STREETS = setOf(
  'street st road rd avenue ave lane ln drive close court crescent terrace square boulevard blvd way alley gardens ' +
    'strasse str weg platz allee gasse ring damm ufer rue calle rua avenida plaza praca',
)

/** The ends of street names that are one word: "hauptstrasse". */
export const STREET_END = /(?:strasse|str|weg|platz|allee|gasse|damm|straat)$/

/** Little words that are never a name, some of which Limber's own lists leave out. */
export const LITTLE = setOf(
  'i me my mine myself you your yours u ur he him his she her hers it its we us our they them their this that these ' +
    'those a an the and or but if not no yes yeah nope ok okay so to of in on at for with from by as is are was were be ' +
    'been being am do does did done has have had can could should would might must just very too also then than there ' +
    'here what which who whom whose when where why how all any some none one ones up down out off over under again now ' +
    'today tomorrow yesterday tonight only even still about after before because while until since though although like ' +
    'into onto more most less least much many few lot lots really quite pretty please pls plz thanks thank lol omg hi ' +
    'hello hey dont cant wont isnt arent wasnt didnt doesnt im ive id ill youre hes shes theyre were theres thats whats ' +
    'try tries tried get gets got go goes going went come comes came let lets make makes made see saw seen say says said ' +
    'tell told ask asked every each both either neither other another same such own back well good bad new old first ' +
    'last next next left right big small long short',
)
