import { avatar } from './avatar.ts'
import { threadMark } from './badges.ts'
import { byTestId } from './dom.ts'
import { hintView } from './hint.ts'
import { type MessageContext, messageView } from './message-view.ts'
import { type Keyed, patch, patchList } from './patch.ts'
import { peopleView, whoView } from './people-view.ts'
import { roomsView } from './rooms-view.ts'
import { labelsOf, languageOf, messagesOf, openSubscription, type PageState } from './state.ts'
import { renderStatic } from './static-labels.ts'
import { previewView } from './thread-preview.ts'
import { channelTimeline, type TimelineEntry, threadTimeline } from './timeline.ts'
import { typingText } from './typing.ts'
import { el } from './view.ts'

// Pixels. A reader this close to the end is following along.
const FOLLOWING_PX = 120

/** Draws the whole page from its state. */
export function render(state: PageState): void {
  renderStatic(state)
  renderSidebar(state)
  renderHead(state)
  renderMessages(state)
  renderThread(state)
  const rid = openSubscription(state)?.rid ?? ''
  byTestId('typing', HTMLElement).textContent = typingText(state.typing.names(rid, Date.now()), labelsOf(state))
  patch(byTestId('hint', HTMLElement), ...hintView(labelsOf(state), state.allowSlash))
}

function renderSidebar(state: PageState): void {
  const { people, me, online, route } = state
  patch(byTestId('people-switch', HTMLElement), ...whoView(me, labelsOf(state)))
  patch(byTestId('people-menu', HTMLElement), ...peopleView(people, me?.username, labelsOf(state)))
  const subscriptions = [...state.subscriptions.values()]
  const context = { labels: labelsOf(state), subscriptions, people, me: me?.username ?? '', open: route, online }
  patch(byTestId('rooms', HTMLElement), ...roomsView(context))
}

function renderHead(state: PageState): void {
  const { route } = state
  const room = state.rooms.get(openSubscription(state)?.rid ?? '')
  const name = route?.name ?? ''
  const sign = route?.kind === 'channel' ? [el('span', { class: 'hash', 'aria-hidden': 'true' }, '#')] : []
  const topic = room?.topic === undefined ? [] : [el('p', { class: 'topic', title: room.topic }, room.topic)]
  patch(byTestId('room-title', HTMLElement), avatar(name), el('div', {}, el('h1', {}, ...sign, name), ...topic))
  const banner = byTestId('banner', HTMLElement)
  banner.hidden = state.connected && state.notice === ''
  banner.textContent = state.connected ? state.notice : labelsOf(state).connecting
}

function renderMessages(state: PageState): void {
  const rid = openSubscription(state)?.rid
  const entries = rid === undefined ? [] : channelTimeline(messagesOf(state, rid).values(), languageOf(state))
  follow(byTestId('messages-scroll', HTMLElement), rid ?? '', () => {
    patchList(
      byTestId('messages', HTMLElement),
      entries.flatMap((entry) => entryViews(state, entry, false)),
    )
  })
}

function renderThread(state: PageState): void {
  const tmid = state.route?.thread
  const rid = openSubscription(state)?.rid
  byTestId('thread-panel', HTMLElement).hidden = tmid === undefined
  if (tmid === undefined || rid === undefined) return
  const entries = threadTimeline(messagesOf(state, rid).values(), tmid, languageOf(state))
  follow(byTestId('thread-scroll', HTMLElement), tmid, () => {
    patchList(
      byTestId('thread-messages', HTMLElement),
      entries.flatMap((entry) => entryViews(state, entry, true)),
    )
  })
}

function entryViews(state: PageState, entry: TimelineEntry, inThread: boolean): Keyed[] {
  const { message, sequential, day } = entry
  const divider: Keyed[] =
    day === undefined ? [] : [{ key: `day ${day}`, view: el('li', { class: 'day' }, el('span', { class: 'day-name' }, day)) }]
  if (!inThread && message.tmid !== undefined)
    return [...divider, { key: message._id, view: previewView(message, labelsOf(state)) }]
  const context: MessageContext = {
    labels: labelsOf(state),
    language: languageOf(state),
    me: state.me?.username ?? '',
    sequential,
    inThread,
    mark: threadMark(openSubscription(state), message._id),
    picking: state.picking === message._id,
    isOpen: (key) => state.toggled.get(key),
  }
  return [...divider, { key: message._id, view: messageView(message, context) }]
}

/** Changes a list, and stays at its end if the reader was there or has just opened it. */
function follow(scroll: HTMLElement, place: string, change: () => void): void {
  const isNew = scroll.dataset['place'] !== place
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < FOLLOWING_PX
  scroll.dataset['place'] = place
  change()
  if (isNew || atEnd) scroll.scrollTop = scroll.scrollHeight
}
