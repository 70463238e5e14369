import { optional } from '../../src/command/args/args.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import { inTurn } from '../../src/features/attendance/model.ts'
import { findMeetup } from '../../src/features/lookup/find-meetup.ts'
import { describeWhen, titleOf } from '../../src/features/meetups/messages.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { nameDepartment } from '../../src/features/people/departments.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { plainText } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    headline: (title: string) => `### In person: ${title}`,
    nobody: () => 'Nobody has signed up to come in person yet.',
    purpose: () => 'For building security. Only organizers can get this list, and each time is logged.',
    notSaid: () => '—',
  },
  fr: {
    headline: (title) => fr`### Sur place : ${title}`,
    nobody: () => fr`Personne ne s'est encore inscrit pour venir sur place.`,
    purpose: () =>
      fr`Pour la sécurité de l'immeuble. Seule l'équipe d'organisation obtient cette liste, et chaque fois est consignée.`,
    notSaid: () => fr`—`,
  },
})

export const whoList = defineCommand({
  name: 'who list',
  verbs: { en: ['who list'], fr: ['qui liste'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'names and departments to copy for building security; privately, and logged',
    fr: fr`les noms et les ministères, à copier pour la sécurité de l'immeuble; en privé, et consigné`,
  },
  examples: { en: ['who list', 'who list #1'], fr: ['qui liste', 'qui liste #1'] },
  args: { which: optional(meetupRef()) },
  changes: true,
  async run(needs, { which }, caller) {
    const { lang, zone, room } = caller
    const { attendance, people, audit, clock } = needs
    const say = texts[lang]
    const sought = await findMeetup(needs, which, caller)
    if ('problem' in sought) return refuse(sought.problem)
    const { meetup } = sought
    const coming = inTurn(await attendance.of(meetup.id), 'room')
    const rows: string[] = []
    for (const { personId, username } of coming.toSorted((a, b) => a.username.localeCompare(b.username))) {
      const { department } = await people.preferences(personId)
      const from = department === undefined ? say.notSaid() : nameDepartment(department, lang)
      rows.push(`${username}; ${plainText(from).replaceAll('`', "'")}`)
    }
    const detail = `#${meetup.id}, ${rows.length}`
    await audit.add({ at: clock.now(), who: caller.id, what: 'who list', where: room.id, detail })
    const head = [say.headline(titleOf(meetup, lang)), ...describeWhen(meetup, { lang, zone, now: clock.now() })]
    const list = rows.length === 0 ? [say.nobody()] : ['```', ...rows, '```', say.purpose()]
    return replyPrivately([...head, ...list].join('\n'))
  },
})
