import { shownActions } from './attachment-view.ts'
import type { Composer } from './composer.ts'
import { callControl } from './rest.ts'
import type { RouteChange } from './route.ts'
import type { Sender } from './sending.ts'
import { findMessage, labelsOf, languageOf, type PageState, type PopoverName } from './state.ts'
import type { WorkspaceClient } from './workspace-client.ts'

export interface ActionContext {
  state: PageState
  client(): WorkspaceClient | undefined
  sender: Sender
  composers: { channel: Composer; thread: Composer }
  /** Opens another room or thread, or plays another person. */
  go(route: RouteChange): void
  /** Puts the focus on the first visible element that a selector finds, once it is there. */
  focus(selector: string): void
}

type Act = (context: ActionContext, argument: string, target: Element) => unknown

/** What a click does, by the control's `data-act`. */
export const ACTS: Readonly<Record<string, Act>> = {
  drawer: ({ state }) => {
    state.drawer = !state.drawer
  },
  popover: ({ state }, name) => {
    state.popover = state.popover === name ? undefined : (name as PopoverName)
  },
  language: ({ state, go }) => {
    state.chosenLanguage = languageOf(state) === 'en' ? 'fr' : 'en'
    go({ lang: state.chosenLanguage })
  },
  be: ({ go, focus }, username) => {
    go({ as: username, thread: undefined })
    focus(openerOf('people'))
  },
  'open-room': ({ go }, place) => {
    const [kind, ...name] = place.split('/')
    go({ kind: kind === 'direct' ? 'direct' : 'channel', name: name.join('/'), thread: undefined })
  },
  'to-composer': ({ focus }) => focus('[data-testid="composer"]'),
  'open-thread': ({ go, focus }, thread) => {
    go({ thread })
    focus('[data-testid="thread-composer"]')
  },
  'close-thread': closeThread,
  'pick-reaction': ({ state }, id) => {
    state.picking = id
  },
  react: async ({ state, client }, argument) => {
    const [id, emoji] = argument.split(' ')
    state.picking = undefined
    await client()?.call('setReaction', emoji, id)
  },
  'toggle-attachment': ({ state }, key, target) => {
    state.toggled.set(key, target.getAttribute('aria-expanded') !== 'true')
  },
  action: press,
  fault: async ({ state }, name) => {
    state.popover = undefined
    const fault = FAULTS[name]
    if (fault === undefined) return
    await control(state, fault.name, fault.body)
  },
}

/** The control that opens a menu: the focus goes back to it. */
export function openerOf(popover: PopoverName): string {
  return `[data-act="popover"][data-arg="${popover}"]`
}

/** The focus goes back to the message whose thread it was. */
export function closeThread({ state, go, focus }: ActionContext): void {
  const { thread } = state.route ?? {}
  go({ thread: undefined })
  if (thread !== undefined) focus(`.channel [data-act="open-thread"][data-arg="${CSS.escape(thread)}"]`)
}

/** Changes the workspace's setting for everybody. If the sandbox doesn't allow this machine to, the switch goes back. */
export async function switchSlash(state: PageState, allow: boolean): Promise<void> {
  state.allowSlash = allow
  try {
    await control(state, 'setting', { id: 'Message_AllowUnrecognizedSlashCommand', value: allow })
  } catch (thrown) {
    state.allowSlash = !allow
    throw thrown
  }
}

const FAULTS: Readonly<Record<string, { name: string; body: unknown }>> = {
  drop: { name: 'drop', body: { code: 1006 } },
  freeze: { name: 'freeze', body: { existingOnly: true } },
  thaw: { name: 'thaw', body: {} },
  away: { name: 'away', body: { ms: 10_000 } },
  tooMany: { name: 'rest', body: { route: '*', kind: 'answer', status: 429, times: 5 } },
}

async function control(state: PageState, name: string, body: unknown): Promise<void> {
  try {
    await callControl('POST', name, body)
  } catch (cause) {
    throw new Error(labelsOf(state).refused, { cause })
  }
}

// A click on a bot's button posts as the person who clicked; a click in a thread posts there.
async function press(context: ActionContext, argument: string, target: Element): Promise<void> {
  const [id = '', attachment, wanted] = argument.split('/')
  const message = findMessage(context.state, id)
  const found = message?.attachments?.[Number(attachment)]
  const action = found === undefined ? undefined : shownActions(found).find(({ index }) => index === Number(wanted))?.action
  if (action === undefined) return
  const inThread = target.closest('[data-testid="thread-panel"]') !== null
  const tmid = inThread ? context.state.route?.thread : undefined
  if (action.url !== undefined) window.open(action.url, '_blank', 'noopener,noreferrer')
  else if (action.msg === undefined) return
  else if (action.msg_processing_type === 'respondWithMessage')
    context.composers[inThread ? 'thread' : 'channel'].replace(action.msg)
  else if (action.msg_processing_type !== 'respondWithQuotedMessage') await context.sender.literal(action.msg, tmid)
}
