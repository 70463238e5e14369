import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentViews, shownActions } from '../../sandbox/page/attachment-view.ts'
import { badgeOf, threadMark } from '../../sandbox/page/badges.ts'
import { labelsIn } from '../../sandbox/page/labels.ts'
import { type MessageContext, messageView } from '../../sandbox/page/message-view.ts'
import { formatRoute, type PageRoute, parseRoute } from '../../sandbox/page/route.ts'
import { planSend } from '../../sandbox/page/slash.ts'
import { channelTimeline, threadTimeline } from '../../sandbox/page/timeline.ts'
import { createTypingBook, typingText } from '../../sandbox/page/typing.ts'
import { textOf } from '../../sandbox/page/view.ts'
import type { Message, Subscription } from '../../sandbox/page/wire.ts'

const NOON = Date.parse('2026-11-22T12:00:00Z')

function message(change: Partial<Message> = {}): Message {
  return { _id: 'm', rid: 'r', msg: 'hello', ts: NOON, _updatedAt: NOON, u: { _id: 'u', username: 'alice' }, ...change }
}

const CONTEXT: MessageContext = {
  labels: labelsIn('en'),
  language: 'en',
  me: 'alice',
  sequential: false,
  inThread: false,
  mark: undefined,
  picking: false,
  isOpen: () => undefined,
}

describe('what is typed with a slash', () => {
  const commands = new Set(['shrug'])

  it.each([
    ['/meetup next', false, { kind: 'unknown-command', command: '/meetup' }],
    ['  /meetup\nnext', false, { kind: 'unknown-command', command: '/meetup' }],
    ['/meetup next\nline two', true, { kind: 'send', text: '/meetup next\nline two' }],
    ['/shrug why\nlost', false, { kind: 'run', command: 'shrug', params: 'why' }],
    ['/Shrug why', false, { kind: 'unknown-command', command: '/Shrug' }],
    ['!meetup next', false, { kind: 'send', text: '!meetup next' }],
    ['/ alone', false, { kind: 'send', text: '/ alone' }],
    ['   ', true, { kind: 'nothing' }],
  ])('%j with the setting %s', (typed, allowed, expected) => {
    expect(planSend(typed, commands, allowed)).toEqual(expected)
  })
})

describe('the address bar', () => {
  it('says which room, which thread, which person and which language', () => {
    expect(parseRoute('#/channel/cloudnative/thread/abc?as=alice&lang=fr')).toEqual({
      kind: 'channel',
      name: 'cloudnative',
      thread: 'abc',
      as: 'alice',
      lang: 'fr',
    })
    expect(parseRoute('#/direct/rendezvous')).toEqual({ kind: 'direct', name: 'rendezvous' })
    expect([parseRoute(''), parseRoute('#/channel/'), parseRoute('#/elsewhere/x')]).toEqual([undefined, undefined, undefined])
  })

  it('is read back as it was written', () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    const route = fc.record<PageRoute, 'kind' | 'name'>(
      { kind: fc.constantFrom('channel', 'direct'), name: word, thread: word, as: word, lang: fc.constantFrom('en', 'fr') },
      { requiredKeys: ['kind', 'name'] },
    )

    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(formatRoute(one))).toEqual(one)
      }),
    )
  })
})

describe('the list of rooms', () => {
  const subscription = (change: Partial<Subscription>): Subscription => ({
    ...{ _id: 's', rid: 'r', t: 'c', name: 'n', open: true, alert: false, unread: 0, userMentions: 0, groupMentions: 0 },
    ...change,
  })

  it.each([
    ['nothing new', {}, { bold: false, count: 0, tone: 'thread' }],
    ['a channel message', { alert: true }, { bold: true, count: 0, tone: 'thread' }],
    ['a mention', { alert: true, unread: 1, userMentions: 1 }, { bold: true, count: 1, tone: 'mention' }],
    ['a followed thread', { alert: true, tunread: ['t'] }, { bold: true, count: 1, tone: 'thread' }],
    ['a mention in a thread', { tunread: ['t'], tunreadUser: ['t'] }, { bold: true, count: 1, tone: 'mention' }],
    ['a direct message', { t: 'd' as const, alert: true, unread: 2 }, { bold: true, count: 2, tone: 'direct' }],
  ])('shows %s', (_name, change, expected) => {
    expect(badgeOf(subscription(change))).toEqual(expected)
  })

  it('marks the reply line of an unread thread', () => {
    const one = subscription({ tunread: ['a', 'b'], tunreadUser: ['b'] })

    expect([threadMark(one, 'a'), threadMark(one, 'b'), threadMark(one, 'c'), threadMark(undefined, 'a')]).toEqual([
      'thread',
      'mention',
      undefined,
      undefined,
    ])
  })
})

describe('a message', () => {
  it('shows its replies as one line, and no line in the thread itself', () => {
    const head = message({ tcount: 2, tlm: NOON, replies: ['u', 'v'] })

    expect(JSON.stringify(messageView(head, CONTEXT))).toContain('thread-line')
    expect(JSON.stringify(messageView(head, { ...CONTEXT, inThread: true }))).not.toContain('thread-line')
  })

  it('shows a pencil when it was edited, and the private notice for what only its reader sees', () => {
    const view = messageView(message({ editedAt: NOON, private: true }), CONTEXT)

    expect(JSON.stringify(view)).toContain('"edited"')
    expect(textOf(view)).toContain('Only you can see this message')
  })

  it('shows reactions as pills, pressed where one took part', () => {
    const view = JSON.stringify(messageView(message({ reactions: { ':+1:': { usernames: ['alice', 'bob'] } } }), CONTEXT))

    expect(view).toContain('👍')
    expect(view).toContain('"aria-pressed":"true"')
  })

  it('shows another name and picture when a bot asked for them', () => {
    expect(textOf(messageView(message({ alias: 'Benny', emoji: ':robot:' }), CONTEXT))).toContain('🤖Benny')
  })
})

describe('the buttons of an attachment', () => {
  it('are shown only with an address or with leave to post', () => {
    const actions = [
      { text: 'posts', msg: 'x', msg_in_chat_window: true },
      { text: 'hidden', msg: 'x' },
      { text: 'links', url: 'https://canada.ca' },
    ]

    expect(shownActions({ actions }).map(({ action, index }) => `${index} ${action.text}`)).toEqual(['0 posts', '2 links'])
  })

  it('vanish with a collapsed attachment, which has nothing to open it by when it has no title', () => {
    const actions = [{ text: 'posts', msg: 'x', msg_in_chat_window: true }]
    const shown = (change: object): string =>
      JSON.stringify(
        attachmentViews(message({ attachments: [{ text: 'secret', actions, collapsed: true, ...change }] }), CONTEXT),
      )

    expect(shown({})).not.toMatch(/secret|posts|toggle/)
    expect(shown({ title: 'Details' })).toMatch(/Details.*toggle-attachment/)
  })
})

describe('a timeline', () => {
  const head = message({ _id: 'head' })
  const reply = message({ _id: 'reply', tmid: 'head', ts: NOON + 1000 })
  const both = message({ _id: 'both', tmid: 'head', tshow: true, ts: NOON + 2000 })
  const next = message({ _id: 'next', ts: NOON + 3000 })
  const late = message({ _id: 'late', ts: NOON + 3000 + 300_000 })

  it('leaves replies in their threads, unless they were also sent to the channel', () => {
    const ids = channelTimeline([late, next, both, reply, head], 'en').map(({ message: { _id } }) => _id)

    expect(ids).toEqual(['head', 'both', 'next', 'late'])
    expect(threadTimeline([late, both, reply, head], 'head', 'en').map(({ message: { _id } }) => _id)).toEqual([
      'head',
      'reply',
      'both',
    ])
  })

  it('groups what one person writes within five minutes, and announces each day once', () => {
    const tomorrow = message({ _id: 'tomorrow', ts: NOON + 86_400_000 })
    const entries = channelTimeline([head, next, late, tomorrow], 'en')

    expect(entries.map((entry) => entry.sequential)).toEqual([false, true, false, false])
    expect(entries.map((entry) => entry.day)).toEqual(['November 22, 2026', undefined, undefined, 'November 23, 2026'])
  })
})

describe('who is typing', () => {
  it('is forgotten after fifteen seconds, or when they stop', () => {
    const book = createTypingBook()
    book.heard('r', 'alice', true, NOON)
    book.heard('r', 'bob', true, NOON)
    book.heard('r', 'bob', false, NOON + 1)

    expect(typingText(book.names('r', NOON + 14_999), labelsIn('fr'))).toBe('alice écrit…')
    expect(typingText(book.names('r', NOON + 15_000), labelsIn('fr'))).toBe('')
  })
})
