import { avatar } from './avatar.ts'
import { badgeOf } from './badges.ts'
import type { Labels } from './labels.ts'
import { el, type View } from './view.ts'
import type { DemoPerson, Subscription } from './wire.ts'

interface RoomsContext {
  labels: Labels
  subscriptions: readonly Subscription[]
  people: readonly DemoPerson[]
  me: string
  /** The room that is open: a channel's name or a partner's user name. */
  open: { kind: 'channel' | 'direct'; name: string } | undefined
  online: ReadonlySet<string>
}

/** The list of rooms: channels, then everybody the person can write to, even if they never have. */
export function roomsView(context: RoomsContext): View[] {
  const { labels, subscriptions, people, me } = context
  const channels = subscriptions.filter((one) => one.t !== 'd').sort((a, b) => a.name.localeCompare(b.name))
  const partners = people.filter((person) => person.username !== me)
  return [
    el('h2', { id: 'channels-heading' }, labels.channels),
    el('ul', { 'aria-labelledby': 'channels-heading' }, ...channels.map((one) => roomView(one.name, one, 'channel', context))),
    el('h2', { id: 'direct-heading' }, labels.directMessages),
    el(
      'ul',
      { 'aria-labelledby': 'direct-heading' },
      ...partners.map(({ username }) => {
        const known = subscriptions.find((one) => one.t === 'd' && one.name === username)
        return roomView(username, known, 'direct', context)
      }),
    ),
  ]
}

function roomView(
  name: string,
  subscription: Subscription | undefined,
  kind: 'channel' | 'direct',
  context: RoomsContext,
): View {
  const badge = subscription === undefined ? undefined : badgeOf(subscription)
  const current = context.open?.kind === kind && context.open.name === name
  const attributes = {
    type: 'button',
    class: `room${badge?.bold === true ? ' unread' : ''}`,
    'data-act': 'open-room',
    'data-arg': `${kind}/${name}`,
    'data-testid': `room-${name}`,
    'aria-current': current ? 'page' : undefined,
  }
  const sign =
    kind === 'channel'
      ? el('span', { class: 'hash', 'aria-hidden': 'true' }, '#')
      : el('span', { class: `presence${context.online.has(name) ? ' online' : ''}`, 'aria-hidden': 'true' })
  const bot = context.people.find((person) => person.username === name)?.bot === true
  const mark = bot ? [el('span', { class: 'bot' }, context.labels.bot)] : []
  return el(
    'li',
    {},
    el(
      'button',
      attributes,
      avatar(name, 'small'),
      sign,
      el('span', { class: 'room-name' }, name),
      ...mark,
      ...badgeViews(badge, context.labels),
    ),
  )
}

function badgeViews(badge: ReturnType<typeof badgeOf> | undefined, labels: Labels): View[] {
  if (badge === undefined || badge.count === 0) return []
  const meaning = badge.tone === 'mention' ? labels.mentioned : labels.unread
  const spoken = el('span', { class: 'visually-hidden' }, ` ${meaning}`)
  return [el('span', { class: `badge ${badge.tone}`, 'data-testid': 'badge' }, String(badge.count), spoken)]
}
