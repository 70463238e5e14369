/** What a sentence can contain besides words. Each kind is one token for the model and may become an argument. */
export type SlotKind =
  | 'url'
  | 'quote'
  | 'channel'
  | 'person'
  | 'id'
  | 'offset'
  | 'duration'
  | 'past'
  | 'period'
  | 'date'
  | 'moment'
  | 'month'
  | 'time'
  | 'lang'
  | 'number'

const months =
  'january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|aug|sept|oct|nov|dec|' +
  'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|fev|avr|juil'
const numbers =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|un|une|deux|trois|' +
  'quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|quarante-cinq'
const amount = `(?:\\d{1,3}|half an?|une? demi-?|a couple of|an?|${numbers})`
const ordinals =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|' +
  'sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth'
const days =
  'mondays?|tues?(?:day)?s?|wed(?:s|nesday|nsday)?s?|thur?s?(?:day)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?|' +
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?'
/** What a short id can follow instead of the "#". */
const numbered =
  'number|numero|no|nr|num|talk|demo|presentation|expose|topic|idea|proposal|submission|suggestion|sujet|idee|proposition|' +
  'soumission|reminder|rappel|alert|alerte|alarm|alarme'
const units = '(?:min(?:ute)?s?|mn|h(?:our|eure|r)?s?|days?|jours?|journees?|j|d|weeks?|wk|semaines?|months?|mois)'

/** `sweep`: where the date reader looks for whole dates and times. */
export type SlotForm = readonly [SlotKind, RegExp] | 'sweep'

/** In this order: later forms don't see what an earlier one has matched. All work on folded text, and none can backtrack far. */
export const slotForms: readonly SlotForm[] = [
  ['url', /https?:\/\/\S+/g],
  ['quote', /"[^"]{1,200}"|«[^«»]{1,200}»/g],
  ['id', /#\d{1,9}\b/g],
  ['channel', /#[a-z0-9][\w.-]*/g],
  ['person', /@[a-z0-9][\w.-]*/g],
  [
    'offset',
    new RegExp(
      `\\b${amount} ?${units} (?:before(?:hand)?|prior|ahead|early|in advance|avant|d'avance|a l'avance|plus tot)\\b`,
      'g',
    ),
  ],
  ['offset', /\b(?:the )?(?:day|night|evening|week) before\b|\bla veille\b|\bune semaine avant\b/g],
  ['offset', /\b(?:the morning of|on the (?:same )?day|the same day)\b|\ble matin (?:de|du|meme)\b|\ble jour meme\b/g],
  [
    'duration',
    new RegExp(
      `\\bhalf an hour\\b|\\b(?:une )?demi-?heure\\b|\\b${amount} ?-?(?:min(?:ute)?s?|mn)\\b|\\b(?:\\d{1,2}|deux|two|an|1) ?(?:hours?|heures? de|hrs?)\\b`,
      'g',
    ),
  ],
  [
    'past',
    /\b(?:last|previous|past) (?:week|month|year|summer|fall|winter|spring)(?:'?s)?\b|\b(?:la semaine|le mois|l'annee|l'an|l'ete|l'automne|l'hiver|le printemps) (?:derniere?|passee?)\b|\b(?:this|so far this) year so far\b|\byesterday\b|\bhier\b/g,
  ],
  [
    'period',
    /\b(?:this|next|coming) (?:week|month|year|fall|winter|spring|summer)\b|\bcet(?:te)? (?:semaine|annee|hiver|automne|ete)\b|\bce (?:mois|printemps)(?:-ci)?\b|\b(?:la semaine|le mois|l'annee|l'an) prochaine?\b|\bprochaine? (?:semaine|mois)\b/g,
  ],
  'sweep',
  [
    'date',
    new RegExp(
      `\\b(?:the )?(?:${ordinals}|last|\\d(?:st|nd|rd|th)) (?:${days})(?: (?:of|in) (?:the month|${months}|may))?\\b|\\b(?:le |la )?(?:premiere?|deuxieme|troisieme|quatrieme|derniere?) (?:${days})(?: (?:de|du|d') ?(?:mois|${months}))?\\b`,
      'g',
    ),
  ],
  [
    'date',
    new RegExp(`\\b(?:next |this |coming )?(?:${days})(?:'s)?(?: prochain| matin| soir| midi| morning| afternoon)?\\b`, 'g'),
  ],
  ['date', /\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b/g],
  ['date', new RegExp(`(?<=\\b(?:on|by|the|of) (?:the )?)(?:${ordinals})\\b(?! time| talk| one| meet| idea)`, 'g')],
  ['date', /(?<=\b(?:le|du|au|pour le) )(?:premier|1er|[12]?\d|3[01])\b(?! ?(?:h|min|heure|personne|fois|jour|%|\$))/g],
  [
    'date',
    /\b(?:tomorrow|demain|tonight|ce soir|today|aujourd'hui|apres-demain)(?: (?:morning|afternoon|matin|soir|midi))?\b/g,
  ],
  [
    'month',
    new RegExp(
      `\\b(?:${months})(?:,? 20\\d\\d)?\\b|(?<=\\b(?:in|of|for|from|since|the) )may\\b|\\b20\\d\\d-(?:0[1-9]|1[0-2])\\b|\\b20\\d\\d\\b`,
      'g',
    ),
  ],
  [
    'time',
    /\b\d{1,2} ?(?:h|:) ?\d{0,2}\b|\b\d{1,2} ?[ap]\.?m\b\.?|\b(?:at|a) \d{1,2}(?=[ ,.?!]|$)|\b(?:noon|midi|midnight|minuit)\b|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock\b/g,
  ],
  [
    'lang',
    /\b(?:english|french|anglais|anglaise|francais|francaise|inglish|frensh|francai|anglophone|francophone|bilingual|bilingue)\b/g,
  ],
  [
    'id',
    new RegExp(
      `(?<=\\b(?:${numbered})\\.? )\\d{1,6}\\b(?! ?(?:%|${units}\\b(?!')|heures?\\b|[ap]\\.?m\\b|people|person|seat|place|fois|times))`,
      'g',
    ),
  ],
  ['number', /\b\d{1,9}(?:[.,]\d{1,9})?%?/g],
]

/** The words that a date or time can start with. They save calls of the reader, which is slow. */
export const dateStart = new RegExp(
  `^(?:\\d{1,4}(?!\\d)|${days}|${months}|may\\b|${ordinals}|premier|deuxieme|troisieme|quatrieme|dernier|next\\b|in (?:${amount})|` +
    `dans\\b|this\\b|ce\\b|cet\\b|coming\\b|noon|midi|midnight|minuit|tomorrow|demain|today|aujourd|tonight|apres-demain|last\\b|after tomorrow)`,
)
