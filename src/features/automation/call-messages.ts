import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { describeWhen, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { describeMore } from '../talks/agenda-messages.ts'
import { listTalk } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'
import type { Topic } from '../topics/model.ts'

/** Nobody reads more than this in a channel. */
const mostLines = 5

const texts = bilingual({
  en: {
    headline: (title: string) => `### Who'd like to present? ${title}`,
    open: () => 'The agenda is still empty. Something you built, broke or learned is enough; so are ten minutes.',
    how: () => '**To offer a talk**: `!meetup present "Title"`',
    topics: () => '**What people would like to hear**',
    votes: (count: number) => `${count} ${plural('en', count, 'vote', 'votes')}`,
    vote: (id: number) => `\`!meetup vote #${id}\``,
    nobody: (title: string) => `### Nobody is presenting yet: ${title}`,
    place: (talk: number, meetup: number) => `\`!meetup place #${talk} #${meetup}\``,
    waiting: () => "These talks are waiting for a date. Put one on the agenda, and I'll ask its presenter to confirm:",
    noTalk: () =>
      'No talk is waiting for a date. These topics have the most votes; maybe somebody can speak about one, or lead a discussion:',
    nothing: () =>
      'No talk is waiting for a date, and nobody has suggested a topic. You may want to ask people, or `!meetup skip` or `!meetup cancel meetup` this one.',
  },
  fr: {
    headline: (title) => fr`### Qui présente? ${title}`,
    open: () => fr`L'ordre du jour est encore vide. Une réussite, un échec ou une découverte suffit; dix minutes aussi.`,
    how: () => fr`**Pour proposer une présentation** : \`!rencontre présenter "Titre"\``,
    topics: () => fr`**Ce dont on aimerait entendre parler**`,
    votes: (count) => fr`${count} ${plural('fr', count, 'vote', 'votes')}`,
    vote: (id) => fr`\`!rencontre voter #${id}\``,
    nobody: (title) => fr`### Personne ne présente encore : ${title}`,
    place: (talk, meetup) => fr`\`!rencontre placer #${talk} #${meetup}\``,
    waiting: () =>
      fr`Ces présentations attendent une date. Mettez-en une à l'ordre du jour, et je demanderai à la personne de confirmer :`,
    noTalk: () =>
      fr`Aucune présentation n'attend de date. Voici les sujets qui ont le plus de votes; quelqu'un pourrait en parler ou animer une discussion :`,
    nothing: () =>
      fr`Aucune présentation n'attend de date, et personne n'a suggéré de sujet. Vous pouvez solliciter des gens, ou sauter cette rencontre (\`!rencontre sauter\`) ou l'annuler (\`!rencontre annuler rencontre\`).`,
  },
})

/** What could fill an empty agenda. */
export interface Supply {
  /** Talks waiting for a date, oldest first. */
  readonly waiting: readonly Talk[]
  /** Most votes first. */
  readonly topics: readonly Topic[]
}

/** For a room. The last call also says what people would like to hear. */
export function describeCall(meetup: Meetup, topics: readonly Topic[], reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.headline(titleOf(meetup, lang)),
    ...describeWhen(meetup, reader),
    say.open(),
    say.how(),
    ...(topics.length === 0 ? [] : [say.topics(), ...listTopics(topics, reader)]),
  ].join('\n')
}

/** For organizers: waiting talks and how to schedule them, or else topics people asked for, or else that there is nothing. */
export function describeNobody(meetup: Meetup, { waiting, topics }: Supply, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  const head = [say.nobody(titleOf(meetup, lang)), ...describeWhen(meetup, reader)]
  if (waiting.length > 0) {
    const listed = waiting.slice(0, mostLines).map((talk) => `${listTalk(talk, reader)} · ${say.place(talk.id, meetup.id)}`)
    return [...head, say.waiting(), ...listed, ...describeMore(waiting.length - mostLines, lang)].join('\n')
  }
  if (topics.length > 0) return [...head, say.noTalk(), ...listTopics(topics, reader)].join('\n')
  return [...head, say.nothing()].join('\n')
}

function listTopics(topics: readonly Topic[], { lang }: Reader): readonly string[] {
  const say = texts[lang]
  return topics
    .slice(0, mostLines)
    .map(({ id, title, votes }) => `- ${escapeMarkdown(title)} · ${say.votes(votes)} · ${say.vote(id)}`)
}
