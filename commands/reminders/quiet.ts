import { optional } from '../../src/command/args/args.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import type { QuietHours } from '../../src/features/reminders/model/index.ts'
import { dueAtFor } from '../../src/features/reminders/quiet-service.ts'
import { describeQuiet } from '../../src/features/reminders/time-messages.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { addQuiet, quietHours } from '../arguments/quiet-hours.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    direct: () => 'This is for rooms: type `!meetup quiet 18:00-8:00` in one. For yourself: `quiet me 18:00-8:00`.',
    zone: (zone: string) => `Its time zone is ${zone}.`,
    never: () => 'This room has no quiet hours, so reminders come at any time. `!meetup quiet 18:00-8:00 weekends` sets some.',
    quiet: (times: string) =>
      `This room is quiet ${times}. Reminders that would be due then come earlier, at the nearest allowed time. \`!meetup quiet off\` ends it.`,
    moved: (count: number) => `${count} planned ${plural('en', count, 'reminder moves', 'reminders move')} because of this.`,
  },
  fr: {
    direct: () =>
      fr`Ceci vaut pour les salons : écrivez-y \`!rencontre silence 18 h-8 h\`. Pour vous : \`silence pour moi 18 h à 8 h\`.`,
    zone: (zone) => fr`Son fuseau est ${zone}.`,
    never: () =>
      fr`Ce salon n'a pas d'heures de silence : les rappels y viennent à toute heure. \`!rencontre silence 18 h-8 h fins de semaine\` en fixe.`,
    quiet: (times) => fr`Dans ce salon, aucun rappel ${times}; ils sont devancés. \`!rencontre silence non\` y met fin.`,
    moved: (count) =>
      fr`Par conséquent, ${count} ${plural('fr', count, 'rappel prévu change', 'rappels prévus changent')} d'heure.`,
  },
})

/** Null: the room followed the community. */
interface Before {
  readonly hours: QuietHours | null
}

export const quiet = defineCommand({
  name: 'quiet',
  verbs: { en: ['quiet', 'quiet hours'], fr: ['silence', 'heures de silence'] },
  group: 'organizers',
  who: 'moderator',
  summary: {
    en: 'when this room gets no reminders: hours, `weekends`, `holidays`, or `off`',
    fr: fr`quand ce salon ne veut pas de rappels : heures, \`fins de semaine\`, \`jours fériés\`, ou \`non\``,
  },
  examples: {
    en: ['quiet 18:00-8:00 weekends holidays', 'quiet'],
    fr: ['silence 18 h-8 h fins de semaine jours fériés', 'silence'],
  },
  args: { hours: optional(quietHours()) },
  changes: true,
  async run(needs, { hours }, caller): Promise<Reply<Before>> {
    const { lang, room } = caller
    if (room.kind === 'direct') return refuse(texts[lang].direct())
    const before = await needs.quietRooms.of(room.id)
    if (hours === undefined) return reply(await describe(needs, before ?? needs.community.quiet, caller))
    const wanted = hours === 'off' ? noQuiet : addQuiet(before ?? needs.community.quiet, hours)
    return { ...(await set(needs, wanted, caller)), undo: { data: { hours: before ?? null } } }
  },
  undo: (needs, { hours }: Before, caller) => set(needs, hours ?? undefined, caller),
})

const noQuiet: QuietHours = { weekends: false, holidays: false }

/** Gives planned reminders their times by the new hours. */
async function set(needs: Services, hours: QuietHours | undefined, caller: Caller): Promise<Reply<never>> {
  const { id: who, room, lang } = caller
  const now = needs.clock.now()
  await needs.quietRooms.set(room.id, hours)
  const detail = hours === undefined ? 'as the community' : JSON.stringify(hours)
  await needs.audit.add({ at: now, who, what: 'quiet', where: room.id, detail })
  let moved = 0
  const pending = await needs.reminders.pendingInRooms(room.id)
  for (const { id } of pending.toSorted((a, b) => a.id - b.id)) {
    const reminder = await needs.reminders.lock(id)
    if (reminder === undefined || reminder.nominalAt <= now) continue
    const dueAt = await dueAtFor(needs, reminder, reminder.nominalAt, now)
    if (dueAt === reminder.dueAt) continue
    await needs.reminders.change(id, { dueAt })
    moved += 1
  }
  const text = [
    await describe(needs, hours ?? needs.community.quiet, caller),
    ...(moved === 0 ? [] : [texts[lang].moved(moved)]),
  ]
  return reply(text.join('\n'))
}

async function describe(needs: Services, hours: QuietHours, caller: Caller): Promise<string> {
  const say = texts[caller.lang]
  const times = describeQuiet(hours, caller.lang)
  if (times === '') return say.never()
  const { zone } = await roomContextOf(needs, caller)
  return [say.quiet(times), say.zone(zone)].join(' ')
}
