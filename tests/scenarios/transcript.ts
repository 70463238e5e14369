import type { Message, Sandbox } from '../../sandbox/index.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { formatClock, formatDay } from '../../src/shared/i18n/dates.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'

/** The messages of a workspace, written as a conversation. */
export interface Transcript {
  /** Records what has been said, edited and reacted to since the last call. */
  gather(): void
  chapter(title: string): void
  /** Everything so far as Markdown. */
  write(): string
}

interface TranscriptOptions {
  readonly lang: Lang
  readonly zone: string
  readonly now: () => number
}

const words = {
  en: {
    inRoom: (room: string) => `in #${room}`,
    inThread: (room: string) => `in #${room}, in the thread`,
    alone: (who: string) => `to ${who} alone`,
    edited: (room: string) => `edits the message in #${room}`,
    deleted: (room: string, said: string) => `deletes “${said}” in #${room}`,
    and: ' and ',
    reacts: (emoji: string, who: string, said: string) => `${emoji} to ${who}'s “${said}”`,
    unreacts: (emoji: string, who: string, said: string) => `takes ${emoji} back from ${who}'s “${said}”`,
  },
  fr: {
    inRoom: (room: string) => `dans #${room}`,
    inThread: (room: string) => `dans #${room}, dans le fil`,
    alone: (who: string) => `à ${who} en privé`,
    edited: (room: string) => `modifie le message dans #${room}`,
    deleted: (room: string, said: string) => `supprime « ${said} » dans #${room}`,
    and: ' et ',
    reacts: (emoji: string, who: string, said: string) => `${emoji} au message de ${who} : « ${said} »`,
    unreacts: (emoji: string, who: string, said: string) => `retire ${emoji} du message de ${who} : « ${said} »`,
  },
}

const pictures: Readonly<Record<string, string>> = {
  ':white_check_mark:': '✅',
  ':+1:': '👍',
  ':-1:': '👎',
  ':computer:': '💻',
  ':hourglass:': '⏳',
}

/** Somebody does something; `words` are quoted below it. */
interface Event {
  readonly who: string
  readonly does: string
  readonly words: string
}

interface Seen {
  readonly message: Message
  readonly text: string
  readonly reactions: ReadonlySet<string>
}

export function createTranscript(sandbox: Sandbox, { lang, zone, now }: TranscriptOptions): Transcript {
  const say = words[lang]
  const seen = new Map<string, Seen>()
  const parts: string[] = []
  let heading = ''

  const roomOf = (message: Message) => sandbox.rooms.find(({ _id }) => _id === message.rid)
  const place = (message: Message): string => {
    const room = roomOf(message)
    if (room?.t === 'd') return say.alone(room.usernames?.find((name) => name !== message.u.username) ?? '')
    return message.tmid === undefined ? say.inRoom(room?.name ?? '') : say.inThread(room?.name ?? '')
  }

  function tell(message: Message): readonly Event[] {
    const before = seen.get(message._id)
    const reactions = new Set(
      Object.entries(message.reactions ?? {}).flatMap(([emoji, { usernames }]) => usernames.map((name) => `${name} ${emoji}`)),
    )
    seen.set(message._id, { message: { ...message }, text: message.msg, reactions })
    const react = (entry: string, write: typeof say.reacts): Event => {
      const [who = '', emoji = ''] = entry.split(' ')
      return { who, does: write(pictures[emoji] ?? emoji, message.u.username, firstWords(message.msg)), words: '' }
    }
    const given = [...reactions]
      .filter((entry) => before?.reactions.has(entry) !== true)
      .map((entry) => react(entry, say.reacts))
    const taken = [...(before?.reactions ?? [])]
      .filter((entry) => !reactions.has(entry))
      .map((entry) => react(entry, say.unreacts))
    const who = message.u.username
    if (before === undefined) return [{ who, does: place(message), words: quote(message) }, ...given]
    if (before.text === message.msg) return [...given, ...taken]
    const room = roomOf(message)?.name ?? ''
    return [...given, ...taken, { who, does: say.edited(room), words: quoteChange(before.text, message.msg) }]
  }

  function tellGone(there: ReadonlySet<string>): readonly Event[] {
    const gone = [...seen.values()].filter(({ message }) => !there.has(message._id))
    for (const { message } of gone) seen.delete(message._id)
    return gone.map(({ message }) => ({
      who: message.u.username,
      does: say.deleted(roomOf(message)?.name ?? '', firstWords(message.msg)),
      words: '',
    }))
  }

  /** Messages that the bot posts in several rooms at once have no fixed order. Here they are sorted by room. */
  function inOrder(a: Message, b: Message): number {
    const isBots = [a, b].map(({ u }) => (u.username === 'rendezvous' ? 1 : 0)) as [number, number]
    const places = [a, b].map((one) => (one.u.username === 'rendezvous' ? place(one) : '')) as [string, string]
    return isBots[0] - isBots[1] || places[0].localeCompare(places[1]) || a.ts.getTime() - b.ts.getTime()
  }

  return {
    gather() {
      const messages = sandbox.rooms.flatMap(({ _id }) => sandbox.messages(_id)).filter(({ t }) => t === undefined)
      const gone = tellGone(new Set(messages.map(({ _id }) => _id)))
      const told = [...gone, ...messages.toSorted(inOrder).flatMap((message) => tell(message))].toSorted(
        (a, b) => rankOf(a) - rankOf(b),
      )
      if (told.length === 0) return
      const { date, time } = localOf(now(), zone)
      const moment = `### ${formatDay(date, lang, zone)}, ${formatClock(time, lang)}`
      if (moment !== heading) parts.push(moment)
      heading = moment
      parts.push(
        ...merge(told, say.and).map(
          ({ who, does, words: quoted }) => `**${who}** ${does}${quoted === '' ? '' : `\n${quoted}`}`,
        ),
      )
    },
    chapter(title) {
      parts.push(`## ${title}`)
      heading = ''
    },
    write: () => `${parts.join('\n\n')}\n`,
  }
}

function quote({ msg, attachments = [] }: Message): string {
  const buttons = attachments.flatMap(({ actions }) => (Array.isArray(actions) ? actions : [])).map(({ text }) => `[ ${text} ]`)
  return quoteLines([...msg.split('\n'), ...(buttons.length === 0 ? [] : ['', buttons.join(' ')])])
}

/** The lines that an edit has changed; unchanged ones are left out. */
function quoteChange(before: string, after: string): string {
  const known = new Set(before.split('\n'))
  return quoteLines(['…', ...after.split('\n').filter((line) => !known.has(line)), '…'])
}

/** The address and the ids of messages differ with each run. */
const messageLink = /http:\/\/127\.0\.0\.1:\d+(\/\w+\/\w+)\?msg=[\w-]+/g

/** Two spaces keep the line breaks that the client shows. */
function quoteLines(lines: readonly string[]): string {
  return lines.map((line) => `> ${line.replace(messageLink, 'https://chat.example.ca$1?msg=…')}`.trimEnd()).join('  \n')
}

/** People's actions come first, then the bot's reactions, then its messages. */
function rankOf({ who, words }: Event): number {
  if (who !== 'rendezvous') return 0
  return words === '' ? 1 : 2
}

/** The same action in several places in a row is shown once. */
function merge(events: readonly Event[], and: string): readonly Event[] {
  const merged: Event[] = []
  for (const event of events) {
    const last = merged.at(-1)
    if (last === undefined || event.words === '' || last.words !== event.words || last.who !== event.who) merged.push(event)
    else merged[merged.length - 1] = { ...last, does: `${last.does}${and}${event.does}` }
  }
  return merged
}

/** What a message is about: its first line without the names of its receivers. */
function firstWords(text: string): string {
  const line = text
    .split('\n')
    .map((one) => one.replace(/^@\S+ ?/, '').replace(/^#+ /, ''))
    .find((one) => one !== '')
  return line === undefined || line.length <= 60 ? (line ?? '') : `${line.slice(0, 59)}…`
}
