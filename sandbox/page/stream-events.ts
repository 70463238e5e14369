import { messagesOf, type PageState } from './state.ts'
import type { Message, Room, Subscription } from './wire.ts'

/** Updates the state with one event of a stream. */
export function applyEvent(state: PageState, stream: string, eventName: string, args: readonly unknown[]): void {
  const topic = eventName.split('/').slice(1).join('/')
  if (stream === 'stream-room-messages') keepMessages(state, [args[0] as Message])
  else if (stream === 'stream-notify-user') applyOwn(state, topic, args)
  else if (stream === 'stream-notify-room') applyRoom(state, eventName.split('/')[0] ?? '', topic, args)
  else if (stream === 'stream-notify-logged') applyStatus(state, args[0])
  else if (stream === 'stream-notify-all') applySetting(state, args[1])
}

/** Adds messages, or replaces known ones with newer versions. */
export function keepMessages(state: PageState, messages: readonly Message[]): void {
  for (const message of messages) messagesOf(state, message.rid).set(message._id, message)
}

function applyOwn(state: PageState, topic: string, args: readonly unknown[]): void {
  const [action, subject] = args
  if (topic === 'message') keepMessages(state, [{ ...(action as Message), private: true }])
  else if (topic === 'rooms-changed') state.rooms.set((subject as Room)._id, subject as Room)
  else if (topic === 'subscriptions-changed') {
    const subscription = subject as Subscription
    if (action === 'removed') state.subscriptions.delete(subscription.rid)
    else state.subscriptions.set(subscription.rid, subscription)
  }
}

function applyRoom(state: PageState, rid: string, topic: string, args: readonly unknown[]): void {
  if (topic === 'deleteMessage') messagesOf(state, rid).delete((args[0] as { _id: string })._id)
  if (topic !== 'user-activity') return
  const [name, activities] = args as [string, string[]]
  state.typing.heard(rid, name, activities.includes('user-typing'), Date.now())
}

function applyStatus(state: PageState, status: unknown): void {
  const [, username, code] = status as [string, string, number]
  if (code === 0) state.online.delete(username)
  else state.online.add(username)
}

function applySetting(state: PageState, setting: unknown): void {
  const { _id, value } = setting as { _id: string; value: unknown }
  if (_id === 'Message_AllowUnrecognizedSlashCommand') state.allowSlash = value === true
}
