import { findRoom } from '../database.ts'
import { fail } from '../failure.ts'
import { canAccessRoom, hasPermission } from '../permissions.ts'
import type { Room, User } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import { createRoom, inviteToRoom, joinRoom, kickFromRoom, leaveRoom, openDirect, requireUser, setTopic } from './rooms.ts'
import { sendMessage } from './send.ts'

interface Invocation {
  workspace: Workspace
  user: User
  room: Room
  params: string
  tmid?: string
}

interface SlashCommand {
  params?: string
  description: string
  permission?: string
  clientOnly?: boolean
  run(invocation: Invocation): void
}

function speak({ workspace, user, room, tmid }: Invocation, msg: string): void {
  sendMessage(workspace, user, { rid: room._id, msg, ...(tmid !== undefined && { tmid }) })
}

function decoration(description: string, decorate: (params: string) => string): SlashCommand {
  return {
    params: 'your_message_optional',
    description,
    clientOnly: true,
    run: (invocation) => speak(invocation, decorate(invocation.params).trim()),
  }
}

function leave({ workspace, user, room }: Invocation): void {
  leaveRoom(workspace, user, room)
}

function whisper({ workspace, user, params }: Invocation): void {
  const [name = '', ...words] = params.split(/\s+/)
  const direct = openDirect(workspace, user, [requireUser(workspace, name)])
  sendMessage(workspace, user, { rid: direct._id, msg: words.join(' ') })
}

function join({ workspace, user, params }: Invocation): void {
  const room = findRoom(workspace.db, params.trim())
  if (room?.t !== 'c') fail('error-room-not-found', 'The channel does not exist')
  joinRoom(workspace, user, room)
}

// Without the permission, nothing happens and there is no reply, as with the genuine command.
function changeTopic({ workspace, user, room, params }: Invocation): void {
  if (hasPermission(workspace.db, user, 'edit-room', room._id)) setTopic(workspace, user, room, params)
}

function help({ workspace, user, room }: Invocation): void {
  const text = 'Open channel or user search: Command (or Ctrl) + k'
  workspace.events.emit({ kind: 'private-notice', userId: user._id, rid: room._id, text })
}

const COMMANDS: Readonly<Record<string, SlashCommand>> = {
  gimme: decoration('Slash_Gimme_Description', (text) => `༼ つ ◕_◕ ༽つ ${text}`),
  lennyface: decoration('Slash_LennyFace_Description', (text) => `${text} ( ͡° ͜ʖ ͡°)`),
  // Doubled twice: Markdown removes one backslash, and people want to see one.
  shrug: decoration('Slash_Shrug_Description', (text) => `${text} ¯\\\\_(ツ)_/¯`),
  tableflip: decoration('Slash_Tableflip_Description', (text) => `${text} (╯°□°）╯︵ ┻━┻`),
  unflip: decoration('Slash_TableUnflip_Description', (text) => `${text} ┬─┬ ノ( ゜-゜ノ)`),
  create: {
    params: '#channel',
    description: 'Create_A_New_Channel',
    permission: 'create-c',
    run: ({ workspace, user, params }) => createRoom(workspace, user, params.trim().replace(/^#/, ''), 'c', []),
  },
  help: { description: 'Show_the_keyboard_shortcut_list', run: help },
  invite: {
    params: '@username',
    description: 'Invite_user_to_join_channel',
    permission: 'add-user-to-joined-room',
    run: ({ workspace, user, room, params }) =>
      inviteToRoom(workspace, user, requireUser(workspace, params.trim()), room, 'au'),
  },
  join: { params: '#channel', description: 'Join_the_given_channel', permission: 'view-c-room', run: join },
  kick: {
    params: '@username',
    description: 'Remove_someone_from_room',
    permission: 'remove-user',
    run: ({ workspace, user, room, params }) => kickFromRoom(workspace, user, requireUser(workspace, params.trim()), room),
  },
  leave: { description: 'Leave_the_current_channel', permission: 'leave-c', run: leave },
  part: { description: 'Leave_the_current_channel', permission: 'leave-c', run: leave },
  me: {
    params: 'your_message',
    description: 'Displays_action_text',
    run: (invocation) => speak(invocation, `_${invocation.params.trim()}_`),
  },
  msg: { params: '@username <message>', description: 'Direct_message_someone', permission: 'create-d', run: whisper },
  topic: {
    params: 'Slash_Topic_Params',
    description: 'Slash_Topic_Description',
    permission: 'edit-room',
    run: changeTopic,
  },
}

/** The registered commands, in the format of `commands.list`. Nobody can add one from outside. */
export function listCommands(): Record<string, unknown>[] {
  return Object.entries(COMMANDS).map(([command, { params, description, permission, clientOnly = false }]) => ({
    command,
    ...(params !== undefined && { params }),
    description,
    ...(permission !== undefined && { permission }),
    clientOnly,
    providesPreview: false,
  }))
}

function isCommand(name: string): boolean {
  return Object.hasOwn(COMMANDS, name)
}

/** Runs a registered command for a user in a room; `name` in lower case. */
export function runCommand(workspace: Workspace, user: User, rid: string, name: string, params: string, tmid?: string): void {
  const command = isCommand(name) ? COMMANDS[name] : undefined
  if (command === undefined) throw new Error('The command provided does not exist (or is disabled).')
  const room = workspace.db.rooms.get(rid)
  if (room === undefined || !canAccessRoom(workspace.db, user, room)) fail('error-not-allowed', 'Not allowed')
  if (tmid !== undefined && workspace.db.messages.get(tmid)?.rid !== rid) throw new Error('Invalid thread.')
  command.run({ workspace, user, room, params, ...(tmid !== undefined && { tmid }) })
}
