import { type Labels, type Language, labelsIn } from './labels.ts'
import type { PageRoute } from './route.ts'
import { createTypingBook, type TypingBook } from './typing.ts'
import type { DemoPerson, Message, Room, Subscription } from './wire.ts'

export type PopoverName = 'people' | 'settings' | 'faults'

/** Everything that the page shows. */
export interface PageState {
  people: DemoPerson[]
  me: DemoPerson | undefined
  userId: string
  token: string
  connected: boolean
  /** What the reader chose; otherwise the page has the language of the person being played. */
  chosenLanguage: Language | undefined
  route: PageRoute | undefined
  subscriptions: Map<string, Subscription>
  rooms: Map<string, Room>
  messages: Map<string, Map<string, Message>>
  /** Names of the registered slash commands. */
  commands: Set<string>
  allowSlash: boolean
  typing: TypingBook
  online: Set<string>
  /** The message whose reactions are being chosen. */
  picking: string | undefined
  /** Attachments that were opened or closed by hand. */
  toggled: Map<string, boolean>
  popover: PopoverName | undefined
  drawer: boolean
  notice: string
}

export function createState(): PageState {
  return {
    people: [],
    me: undefined,
    userId: '',
    token: '',
    connected: false,
    chosenLanguage: undefined,
    route: undefined,
    ...emptyWorkspace(),
    allowSlash: false,
    picking: undefined,
    popover: undefined,
    drawer: false,
    notice: '',
  }
}

/** What belongs to the person being played, and is dropped when that changes. */
export function emptyWorkspace(): Pick<
  PageState,
  'subscriptions' | 'rooms' | 'messages' | 'commands' | 'typing' | 'online' | 'toggled'
> {
  return {
    subscriptions: new Map(),
    rooms: new Map(),
    messages: new Map(),
    commands: new Set(),
    typing: createTypingBook(),
    online: new Set(),
    toggled: new Map(),
  }
}

export function languageOf(state: PageState): Language {
  return state.chosenLanguage ?? (state.me?.language === 'fr' ? 'fr' : 'en')
}

export function labelsOf(state: PageState): Labels {
  return labelsIn(languageOf(state))
}

/** The subscription of the room that is open; undefined before it is known, or before a direct room exists. */
export function openSubscription(state: PageState): Subscription | undefined {
  const { route } = state
  if (route === undefined) return undefined
  const isDirect = route.kind === 'direct'
  return [...state.subscriptions.values()].find((one) => (one.t === 'd') === isDirect && one.name === route.name)
}

export function messagesOf(state: PageState, rid: string): Map<string, Message> {
  const known = state.messages.get(rid) ?? new Map<string, Message>()
  state.messages.set(rid, known)
  return known
}

export function findMessage(state: PageState, id: string): Message | undefined {
  for (const messages of state.messages.values()) {
    const found = messages.get(id)
    if (found !== undefined) return found
  }
  return undefined
}
