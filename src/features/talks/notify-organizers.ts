import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import { hourMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { PersonRef } from '../../shared/person.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { notifyEachOrganizer } from '../people/notice.ts'
import { isScheduled, stateAt, type Talk } from './model.ts'
import { describeTalkNews, type TalkNews } from './news-messages.ts'
import type { TalkNeeds } from './service.ts'

const texts = bilingual({
  en: {
    headline: (name: string) => `### ${name} keeps changing talks`,
    folded: () => 'So that you get one message instead of many, I update this one for the rest of the hour. The talks are now:',
    none: () => 'None of their talks is waiting or on an agenda now.',
    decide: () => '`!meetup accept #ID` · `!meetup decline #ID reason:…` · `!meetup remove #ID` clears spam',
  },
  fr: {
    headline: (name) => fr`### ${name} modifie ses présentations à répétition`,
    folded: () =>
      fr`Pour vous éviter de nombreux messages, je tiens celui-ci à jour jusqu'à la fin de l'heure. Voici où en sont ses présentations :`,
    none: () => fr`Aucune de ses présentations n'attend ni ne figure à un ordre du jour.`,
    decide: () =>
      fr`\`!rencontre accepter #ID\` · \`!rencontre refuser #ID raison:…\` · \`!rencontre enlever #ID\` retire ce qui est indésirable`,
  },
})

/** Changes of a presenter that organizers hear about one by one, in an hour. All further ones share one message. */
export const mostNewsPerHour = 5

/** Tells each organizer, except the one who did it. A presenter who does a lot in an hour causes one message that is edited. */
export async function notifyOrganizers(
  needs: Pick<TalkNeeds, 'people' | 'clock' | 'roles' | 'talks'>,
  talk: Talk,
  news: TalkNews,
  caller: Pick<Caller, 'id'>,
): Promise<readonly Notice[]> {
  const { roles, people, clock, talks } = needs
  const now = clock.now()
  const hour = Math.floor(now / hourMs)
  const isBusy = (await talks.countChangesBy(caller.id, hour * hourMs)) > mostNewsPerHour
  if (!isBusy || talk.presenter?.id !== caller.id)
    return notifyEachOrganizer({ roles, people }, (lang) => describeTalkNews(talk, news, { lang, now }), caller)
  const { presenter } = talk
  const own = await talks.of(caller.id)
  const notices = await notifyEachOrganizer({ roles, people }, (lang) => describeAll(presenter, own, { lang, now }), caller)
  return notices.map((notice) => ({ ...notice, fold: `talks of ${caller.id} in hour ${hour}` }))
}

function describeAll(
  { username }: PersonRef,
  own: readonly Talk[],
  { lang, now }: { readonly lang: Lang; readonly now: number },
): string {
  const say = texts[lang]
  const isOpen = (one: Talk) => !['given', 'declined', 'withdrawn'].includes(stateAt(one, now))
  const lines = own.filter(isOpen).map(({ id, title }) => `- \`#${id}\` ${escapeMarkdown(shorten(title))}`)
  const list = lines.length === 0 ? [say.none()] : [...lines, say.decide()]
  return [say.headline(escapeMarkdown(username)), say.folded(), ...list].join('\n')
}

/** In characters. An edit can't be split over several messages, so ten titles have to fit, in both languages. */
const longestTitle = 80

function shorten(title: string): string {
  const letters = [...title]
  return letters.length <= longestTitle ? title : `${letters.slice(0, longestTitle - 1).join('')}…`
}

/** Tells the organizers which slots come free when somebody is forgotten, without naming them. */
export async function notifyOfFreeSlots(needs: TalkNeeds, caller: Pick<Caller, 'id'>): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  for (const { presenter: _, ...talk } of await needs.talks.of(caller.id)) {
    if (talk.meetup === undefined || !isScheduled({ state: stateAt(talk, needs.clock.now()) })) continue
    const news = { kind: 'withdrawn', before: talk.meetup } as const
    notices.push(...(await notifyOrganizers(needs, { ...talk, state: 'withdrawn' }, news, caller)))
  }
  return notices
}
