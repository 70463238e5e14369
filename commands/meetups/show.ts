import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { explainNumber } from '../../src/features/lookup/explain-number.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { meetupsOn } from '../../src/features/lookup/meetups-when.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import { roomContextOf, seriesNames } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { describeAgenda } from '../../src/features/talks/agenda-messages.ts'
import { showTalk } from '../../src/features/talks/show-talk.ts'
import type { Topic } from '../../src/features/topics/model.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { writeDate } from '../../src/shared/dates/plain-date.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'
import { list } from './list.ts'

const texts = bilingual({
  en: {
    none: (date: string) =>
      `There is no meetup on ${date}. \`!meetup list\` shows upcoming dates, \`!meetup list past\` past ones.`,
    noneWithId: (id: number) =>
      `There's nothing with the number \`#${id}\`. \`!meetup list\`, \`!meetup talks\` and \`!meetup topics\` list what there is, with numbers.`,
    minutes: (date: string) => `What was said: \`!meetup minutes ${date}\``,
    onlyMinutes: (date: string, iso: string) =>
      `I have no details for ${date}, but there are minutes: \`!meetup minutes ${iso}\``,
    topic: (title: string) => `### Topic: ${title}`,
    votes: (count: number) => `**Votes**: ${count} ${plural('en', count, 'person wants', 'people want')} to hear about it`,
    topicHints: (id: number) => `Vote: \`!meetup vote #${id}\` · Speak about it: \`!meetup present "Title"\``,
  },
  fr: {
    none: (date) =>
      fr`Il n'y a pas de rencontre ${date}. \`!rencontre liste\` montre les dates à venir, \`!rencontre liste passées\` les autres.`,
    noneWithId: (id) =>
      fr`Rien ne porte le numéro \`#${id}\`. \`!rencontre liste\`, \`!rencontre présentations\` et \`!rencontre sujets\` montrent ce qu'il y a, avec les numéros.`,
    minutes: (date) => fr`Ce qui s'y est dit : \`!rencontre compte-rendu ${date}\``,
    onlyMinutes: (date, iso) =>
      fr`Je n'ai pas de détails sur la rencontre tenue ${date}, mais il y a un compte rendu : \`!rencontre compte-rendu ${iso}\``,
    topic: (title) => fr`### Sujet : ${title}`,
    votes: (count) =>
      fr`**Votes** : ${count} ${plural('fr', count, 'personne souhaite', 'personnes souhaitent')} en entendre parler`,
    topicHints: (id) => fr`Voter : \`!rencontre voter #${id}\` · En parler : \`!rencontre présenter "Titre"\``,
  },
})

export const show = defineCommand({
  name: 'show',
  verbs: { en: ['show'], fr: ['voir', 'montrer'] },
  group: 'meetups',
  who: 'all',
  summary: {
    en: 'one meetup, by its date; by its number, also a talk or a topic',
    fr: fr`une rencontre, par sa date; par son numéro, aussi une présentation ou un sujet`,
  },
  examples: {
    en: ['show 2018-03-22', 'show third thursday', 'show december', 'show #12'],
    fr: ['voir 2018-03-22', 'voir 3e jeudi', 'voir décembre', 'voir #12'],
  },
  choices: list,
  args: { what: meetupRef() },
  async run(needs, { what }, caller) {
    if ('id' in what) return showNumber(needs, what.id, caller)
    if ('days' in what) return showDay(needs, what, caller)
    const sought = await findMeetup(needs, what, caller)
    return 'problem' in sought ? refuse(sought.problem) : showMeetups(needs, [sought.meetup], caller)
  },
})

async function showNumber(needs: Services, id: number, caller: Caller): Promise<Reply<never>> {
  const meetup = await needs.meetups.find(id)
  if (meetup !== undefined) return showMeetups(needs, [meetup], caller)
  if ((await needs.talks.find(id)) !== undefined) return showTalk(needs, id, caller)
  const topic = await needs.topics.find(id)
  if (topic !== undefined) return showTopic(topic, caller)
  return refuse(await explainNumber(needs, id, caller, texts[caller.lang].noneWithId(id)))
}

function showTopic({ id, title, votes }: Topic, { lang }: Caller): Reply<never> {
  const say = texts[lang]
  const text = [say.topic(escapeMarkdown(title)), say.votes(votes), say.topicHints(id)].join('\n')
  return { ...reply(text), shareable: () => text }
}

async function showDay(
  needs: Services,
  { days }: Extract<MeetupRef, { days: unknown }>,
  caller: Caller,
): Promise<Reply<never>> {
  const { lang, zone } = caller
  const { series } = await roomContextOf(needs, caller)
  const say = texts[lang]
  for (const date of days) {
    const found = await meetupsOn(needs.meetups, date, series?.id)
    if (found.length > 0) return showMeetups(needs, found, caller)
    if ((await needs.minutes.on(date)).length > 0) {
      const text = say.onlyMinutes(formatDay(date, lang, zone), writeDate(date))
      return { ...reply(text), shareable: () => text }
    }
  }
  return refuse(say.none(formatDay(days[0], lang, zone)))
}

/** The meetups of one day. */
async function showMeetups(needs: Services, found: readonly Meetup[], { lang, zone }: Caller): Promise<Reply<never>> {
  const { attendance, talks, minutes, clock } = needs
  const now = clock.now()
  const counts = await attendance.counts(found.map(({ id }) => id))
  const [only, other] = found
  const date = only && localOf(only.startsAt, only.zone).date
  const hasMinutes = date !== undefined && (await minutes.on(date)).length > 0
  const nameSeries = await seriesNames(needs)
  const agendas = new Map<number, readonly string[]>()
  for (const meetup of found) {
    agendas.set(meetup.id, describeAgenda(meetup, await talks.agenda(meetup.id), { lang, now }))
  }
  const write = (zoneOf: (meetup: Meetup) => string) => {
    const described = found.map((meetup) => {
      const details = { counts: counts.get(meetup.id), agenda: agendas.get(meetup.id), series: nameSeries(meetup) }
      return describeMeetup(meetup, { lang, now, zone: zoneOf(meetup) }, details)
    })
    return [...described, ...(hasMinutes ? [texts[lang].minutes(writeDate(date))] : [])].join('\n\n')
  }
  return {
    ...reply(write(() => zone)),
    shareable: () => write((meetup) => meetup.zone),
    ...(only !== undefined && other === undefined && { showsMeetup: only.id }),
  }
}
