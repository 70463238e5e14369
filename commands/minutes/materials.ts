import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { meetupsOn } from '../../src/features/lookup/meetups-when.ts'
import { describeWhen, nameMeetup } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Minutes } from '../../src/features/minutes/index.ts'
import { describeMinutes } from '../../src/features/minutes/messages.ts'
import { consultMinutes } from '../../src/features/minutes/service.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { describeTalkLinks } from '../../src/features/talks/messages.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatDay } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (title: string) => `### Slides and recordings: ${title}`,
    none: () => 'There are no slides, recordings or minutes for it yet.',
    noneAtAll: () => 'No meetup has taken place yet, and there are no minutes.',
    noneOn: (day: string) => `I don't know of any meetup or minutes on ${day}. \`!meetup list past\` shows the earlier dates.`,
  },
  fr: {
    headline: (title) => fr`### Diapositives et enregistrements : ${title}`,
    none: () => fr`Il n'y en a pas encore : ni diapositives, ni enregistrement, ni compte rendu.`,
    noneAtAll: () => fr`Aucune rencontre n'a encore eu lieu, et il n'y a pas de compte rendu.`,
    noneOn: (day) =>
      fr`Je ne connais ni rencontre ni compte rendu ${day}. \`!rencontre liste passées\` montre les dates passées.`,
  },
})

export const materials = defineCommand({
  name: 'materials',
  verbs: { en: ['materials', 'slides', 'recordings'], fr: ['documents', 'diapositives', 'enregistrements'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'slides, recordings and minutes of the last meetup, or of one named by date or number',
    fr: fr`les diapositives, les enregistrements et le compte rendu de la dernière rencontre, ou de celle d'une date ou d'un numéro`,
  },
  examples: { en: ['materials', 'materials 2018-03-22'], fr: ['documents', 'documents 22 mars 2018'] },
  args: { which: optional(meetupRef()) },
  async run(needs, { which }, caller) {
    const found = await findHeld(needs, which, caller)
    return 'problem' in found ? refuse(found.problem) : showMaterials(needs, found, caller)
  },
})

/** A meetup and its minutes; either may be known without the other. */
type Held = { readonly meetup: Meetup | undefined; readonly minutes: readonly Minutes[] } | { readonly problem: string }

async function findHeld(needs: Services, which: MeetupRef | undefined, caller: Caller): Promise<Held> {
  const say = texts[caller.lang]
  if (which !== undefined && !('days' in which)) {
    const sought = await findMeetup(needs, which, caller)
    return 'problem' in sought ? sought : withMinutes(needs, sought.meetup)
  }
  const { series, zone } = await roomContextOf(needs, caller)
  if (which === undefined) {
    const [last] = await needs.meetups.past(needs.clock.now(), 1, series?.id)
    if (last !== undefined) return withMinutes(needs, last)
    const latest = await consultMinutes(needs.minutes, '')
    return latest.kind === 'minutes' ? { meetup: undefined, minutes: latest.found } : { problem: say.noneAtAll() }
  }
  for (const date of which.days) {
    const [meetup] = await meetupsOn(needs.meetups, date, series?.id)
    const minutes = await needs.minutes.on(date)
    if (meetup !== undefined || minutes.length > 0) return { meetup, minutes }
  }
  return { problem: say.noneOn(formatDay(which.days[0], caller.lang, zone)) }
}

async function withMinutes({ minutes }: Services, meetup: Meetup): Promise<Held> {
  return { meetup, minutes: await minutes.on(localOf(meetup.startsAt, meetup.zone).date) }
}

async function showMaterials(
  { talks, clock }: Services,
  { meetup, minutes }: Exclude<Held, { readonly problem: string }>,
  { lang, zone }: Caller,
): Promise<Reply<never>> {
  const say = texts[lang]
  const reader = { lang, zone, now: clock.now() }
  const agenda = meetup === undefined ? [] : await talks.agenda(meetup.id)
  const links = agenda.flatMap((talk) => {
    const of = describeTalkLinks(talk, lang)
    return of.length === 0 ? [] : [`- ${escapeMarkdown(talk.title)} · ${of.join(' · ')}`]
  })
  const [first, ...siblings] = minutes
  const head = meetup === undefined ? [] : [say.headline(nameMeetup(meetup, reader)), ...describeWhen(meetup, reader), ...links]
  const blocks = [head.join('\n'), first === undefined ? '' : describeMinutes(first, reader, siblings)]
  const isEmpty = links.length === 0 && first === undefined
  const text = [...blocks, isEmpty ? say.none() : ''].filter((block) => block !== '').join('\n\n')
  return { ...reply(text), shareable: () => text }
}
