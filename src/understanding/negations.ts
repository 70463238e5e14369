const silencing = 'stop|quit|ceas|cess|arret|mut|unsubscrib|silenc|quiet|sourdine|coup|desactiv'

/** The verbs of commands, as beginnings of words, that people deny: `don't cancel the meetup`, « n'annule pas ça ». */
const deniable: Readonly<Record<string, string>> = {
  notgoing: 'absen|miss|skip|manqu|rater|ratons|ratez|raterai|rate|declin|away|sick|malade|bail|desist',
  mute: silencing,
  quiet: silencing,
  unmute: 'unmut|resum|restart|reactiv|recommenc|repren|writ|messag|ecri|send|envo',
  withdraw: 'withdr|pull|drop|remov|retir|enlev|renonc|desist|annul|cancel|back|retract|scrap',
  vote: 'vot|upvot|appui|support|second|back',
  unremind: 'cancel|delet|remov|drop|clear|annul|effac|supprim|enlev|retir|desactiv|disabl',
  snooze: 'snooz|postpon|delay|report|repouss|decal|retard',
  schedule: 'schedul|plan|book|creat|organi|set|add|cree|ajout|fix|tien|prevoi',
  move: 'mov|postpon|reschedul|shift|delay|push|chang|deplac|report|repouss|decal|devanc',
  editmeetup: 'edit|chang|modif|renam|renomm|updat|fix|corrig|correct|switch',
  cancel: 'cancel|call|scrap|axe|annul|supprim|delet|drop|remov|enlev|kill|scrub',
  announce: 'announc|annonc|post|publish|publi|diffus|send|envoi|envoy|tell|dis|broadcast|advertis|circul',
  unsubscribe: 'unsubscri|desabonn|remov|enlev|retir|disconnect|debranch|stop|arret|drop',
  forget: 'forget|delet|eras|wip|remov|effac|oubli|supprim|purg|destroy|detrui|clear',
  undo: 'undo|revert|revers|annul|defai|take|cancel|retabli',
  accept: 'accept|approv|tak|pren',
  decline: 'declin|reject|refus|turn|dismiss|rejet|ecart',
  place: 'plac|put|schedul|mett|met|slot|add|ajout',
  edit: 'edit|chang|modif|renam|renomm|updat',
  attach: 'attach|add|join|ajout|upload|post|mett|met',
  start: 'start|begin|open|commenc|ouvr|debut|demarr|lanc',
  end: 'end|clos|finish|stop|ferm|termin|conclu|arret',
  capacity: 'set|chang|limit|cap|rais|reduc|increas|mett|met|augment|redui',
  roleadd: 'mak|giv|add|promot|appoint|nomm|donn|ajout|fai|designe',
}

const before = 'not|never|nobody|pas|jamais|plus|longer|no need|pas besoin|sans|without|refus\\w{0,3} de'
/** What may stand between a negation and its verb. */
const between =
  'going|be|being|been|gonna|want|wanna|really|planning|plan|on|have|need|had|you|ever|please|yet|to|say\\w{0,3}|said|ask\\w{0,3}|' +
  'etre|vouloir|vraiment|me|le|la|les|te|se|en|y|de|d|tu|encore'
const after = 'pas|jamais|plus|rien'

const denied: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(deniable).map(([intent, verbs]) => [
    intent,
    new RegExp(
      ` (?:${before}) (?:(?:${between}) ){0,4}(?:${verbs})\\w{0,8} | ne (?:(?:me|te|se|le|la|les|y|en) ){0,2}(?:${verbs})\\w{0,8} (?:\\w{1,12} ){0,1}(?:${after}) | (?:${verbs})\\w{0,8} (?:(?:le|la|les|moi|ca|lui) )?(?:pas|jamais|rien) `,
    ),
  ]),
)

/** Whether the words deny the very thing that the intent does; they have a space around each. */
export function isDenied(intent: string, words: string): boolean {
  return denied.get(intent)?.test(words) === true
}

const negations: ReadonlySet<string> = new Set(
  'not never nobody without pas jamais sans impossible doubt doute faux'.split(' '),
)

/** `I never said I can't come`: two negations may mean the opposite, or be two reasons. */
export function isNegatedTwice(words: readonly string[]): boolean {
  return words.filter((word) => negations.has(word)).length > 1
}
