import { formatMoment } from '../../shared/i18n/dates.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

/** What the log calls a change, in French. The log itself is written in English for everybody. */
const changes: Readonly<Record<string, string>> = {
  ...{ announce: 'annonce', 'announcement lost': 'annonce perdue', answer: 'réponse', capacity: 'places' },
  ...{ 'cancel meetup': 'annulation', 'closed account': 'compte fermé', department: 'ministère', dismiss: 'renonciation' },
  ...{ 'edit meetup': 'modification', 'forget me': 'oubli', lang: 'langue', 'lang room': 'langue du salon' },
  ...{ 'minute-taker': 'secrétaire de séance', move: 'déplacement', 'moved up': 'place obtenue', plan: 'échéancier' },
  ...{ quiet: 'silence', recording: 'enregistrement', slides: 'diapositives', minutes: 'compte rendu' },
  ...{ remind: 'rappel', 'remind pause': 'rappel suspendu', 'remind resume': 'rappel repris', 'remind send': 'rappel envoyé' },
  ...{ 'role add': 'rôle ajouté', 'role remove': 'rôle retiré', schedule: 'planification', 'series add': 'série ajoutée' },
  ...{ 'series edit': 'série modifiée', 'series plan': 'échéancier de la série', share: 'partage', skip: 'date sautée' },
  ...{ subscribe: 'abonnement', unsubscribe: 'désabonnement', suggest: 'sujet suggéré', undo: 'annulé', vote: 'vote' },
  ...{
    'vote taken back': 'vote retiré',
    'who list': 'liste de noms',
    calendar: 'adresse de calendrier',
    report: 'bilan',
    zone: 'fuseau',
    'talk present': 'présentation proposée',
  },
  ...{ 'talk accept': 'présentation acceptée', 'talk decline': 'présentation refusée', 'talk place': 'présentation placée' },
  ...{
    'talk confirm': 'présentation confirmée',
    'talk withdraw': 'présentation retirée',
    'talk edit': 'présentation modifiée',
  },
  ...{ 'talk reopen': 'créneau rouvert', 'minutes start': 'compte rendu ouvert', 'minutes end': 'compte rendu terminé' },
  ...{ 'minutes note': 'note', 'minutes decision': 'décision', 'minutes action': 'action', 'minutes topic': 'rubrique' },
  ...{ 'minutes published': 'compte rendu publié', 'minutes amended': 'compte rendu complété', 'minutes link': 'lien' },
}

/** Words of the program in details, in both languages. Words that people typed follow a colon and stay as they are. */
const states: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  unanswered: { en: 'no RSVP', fr: 'sans réponse' },
  room: { en: 'in the room', fr: 'sur place' },
  waiting: { en: 'waiting list', fr: 'liste d’attente' },
  remote: { en: 'remote', fr: 'à distance' },
  maybe: { en: 'maybe', fr: 'peut-être' },
  no: { en: 'not coming', fr: 'absence' },
  held: { en: 'on hold', fr: 'en attente' },
  proposed: { en: 'proposed', fr: 'proposée' },
  accepted: { en: 'accepted', fr: 'acceptée' },
  scheduled: { en: 'to be confirmed', fr: 'à confirmer' },
  confirmed: { en: 'confirmed', fr: 'confirmée' },
  declined: { en: 'declined', fr: 'refusée' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
}

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bby reaction\b/, 'par réaction'],
  [/\bposted in (\d+), already in (\d+)/, 'publiée dans $1, déjà dans $2'],
  [/\bno limit\b/g, 'sans limite'],
  [/\bas the community\b/, 'comme la communauté'],
  [/\bno series\b/, 'sans série'],
]

export function nameChange(what: string, lang: Lang): string {
  return lang === 'fr' ? (changes[what] ?? what) : what
}

/** The detail of an entry for people: moments in their zone, words of their language, and no data of the program. */
export function describeChange(detail: string, lang: Lang, zone: string): string {
  if (detail.startsWith('{')) return ''
  const colon = detail.indexOf(': ')
  const [own, typed] = colon === -1 ? [detail, ''] : [detail.slice(0, colon), detail.slice(colon)]
  const told = own
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => formatMoment(Date.parse(moment), lang, zone))
    .replace(/(?<=^#\d+ |> )[a-z]+\b/g, (word) => states[word]?.[lang] ?? word)
  return `${lang === 'fr' ? phrases.reduce((text, [english, french]) => text.replace(english, french), told) : told}${typed}`
}
