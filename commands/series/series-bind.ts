import { optionalRoom } from '../../src/command/args/room.ts'
import type { Caller } from '../../src/command/caller.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { findSeries } from '../../src/features/lookup/find-series.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { optionalSeriesId } from '../arguments/series.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    direct: () => "A direct message can't belong to a series. Name the channel: `!meetup series bind #channel #ID`",
    same: (name: string) => `No change: this channel already belongs to ${escapeMarkdown(name)}.`,
    bound: (room: string, name: string) =>
      `${room} now belongs to ${escapeMarkdown(name)}: \`!meetup next\`, \`list\`, \`schedule\` and dates there are about this series.`,
    unbound: (room: string) => `${room} no longer belongs to a series: commands there are about all meetups.`,
    notBound: (room: string) => `${room} doesn't belong to a series. \`!meetup series bind\` changes that.`,
    here: () => 'This channel',
    room: (name: string) => `The channel ${escapeMarkdown(`#${name}`)}`,
  },
  fr: {
    direct: () => fr`Un message direct n'appartient à aucune série. Nommez le salon : \`!rencontre série lier #salon #ID\``,
    same: (name) => fr`Ce salon appartient déjà à ${escapeMarkdown(name)}; rien n'a changé.`,
    bound: (room, name) =>
      fr`${room} appartient maintenant à ${escapeMarkdown(name)} : \`!rencontre prochaine\`, \`liste\`, \`planifier\` et les dates y concernent cette série.`,
    unbound: (room) => fr`${room} n'appartient plus à une série : ce qu'on y dit concerne toutes les rencontres.`,
    notBound: (room) => fr`${room} n'appartient à aucune série. \`!rencontre série lier\` lui en donne une.`,
    here: () => fr`Ce salon`,
    room: (name) => fr`Le salon ${escapeMarkdown(`#${name}`)}`,
  },
})

/** A room, and the series it belongs to; null for none. */
interface Binding {
  readonly room: GivenRoom
  readonly seriesId: number | null
}

type GivenRoom = { readonly id: string; readonly kind: Caller['room']['kind']; readonly name?: string }

export const seriesBind = defineCommand({
  name: 'series bind',
  verbs: { en: ['series bind'], fr: ['série lier', 'séries lier'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'make this channel, or the one named, belong to a series',
    fr: fr`lier ce salon, ou celui qui est nommé, à une série`,
  },
  examples: { en: ['series bind #cloudnative', 'series bind #cloudnative #12'], fr: ['série lier #cloudnative'] },
  args: { room: optionalRoom(), id: optionalSeriesId() },
  changes: true,
  async run(needs, { room: named, id }, caller): Promise<Reply<Binding>> {
    const say = texts[caller.lang]
    const room: GivenRoom = named ?? caller.room
    if (room.kind === 'direct') return refuse(say.direct())
    // A series that belongs nowhere yet is hidden in every room: this command is how it gets one.
    const hidden = id === undefined ? undefined : await needs.allSeries.find(id)
    const sought = hidden === undefined ? await findSeries(needs, id, caller) : { series: hidden }
    if ('problem' in sought) return refuse(sought.problem)
    const { series } = sought
    const before = await needs.series.ofRoom(room.id)
    if (before?.id === series.id) return refuse(say.same(series.name))
    await bind(needs, { room, seriesId: series.id }, caller)
    const data = { room, seriesId: before?.id ?? null }
    return { ...reply(say.bound(nameRoom(room, caller), series.name)), undo: { data } }
  },
  undo: restore,
})

export const seriesUnbind = defineCommand({
  name: 'series unbind',
  verbs: { en: ['series unbind'], fr: ['série délier', 'séries délier'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'take this channel, or the one named, out of its series',
    fr: fr`délier ce salon, ou celui qui est nommé, de sa série`,
  },
  examples: { en: ['series unbind #cloudnative'], fr: ['série délier #cloudnative'] },
  args: { room: optionalRoom() },
  changes: true,
  async run(needs, { room: named }, caller): Promise<Reply<Binding>> {
    const say = texts[caller.lang]
    const room: GivenRoom = named ?? caller.room
    const before = await needs.series.ofRoom(room.id)
    if (before === undefined) return refuse(say.notBound(nameRoom(room, caller)))
    await bind(needs, { room, seriesId: null }, caller)
    const data = { room, seriesId: before.id }
    return { ...reply(say.unbound(nameRoom(room, caller))), undo: { data } }
  },
  undo: restore,
})

async function bind({ series, audit, clock }: Services, { room, seriesId }: Binding, caller: Caller): Promise<void> {
  // Lists are for everybody, and not everybody may know of a private channel.
  await series.bind(room.id, seriesId ?? undefined, room.kind === 'channel' ? room.name : undefined)
  const what = seriesId === null ? 'series unbind' : 'series bind'
  const detail = seriesId === null ? room.id : `${room.id} #${seriesId}`
  await audit.add({ at: clock.now(), who: caller.id, what, where: caller.room.id, detail })
}

async function restore(needs: Services, before: Binding, caller: Caller): Promise<Reply<never>> {
  const say = texts[caller.lang]
  await bind(needs, before, caller)
  const series = before.seriesId === null ? undefined : await needs.series.find(before.seriesId)
  const shown = nameRoom(before.room, caller)
  return reply(series === undefined ? say.unbound(shown) : say.bound(shown, series.name))
}

function nameRoom({ id, name }: GivenRoom, { room, lang }: Caller): string {
  const say = texts[lang]
  return id === room.id || name === undefined ? say.here() : say.room(name)
}
