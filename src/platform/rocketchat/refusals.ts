import type { RefusalScope } from '../../messaging/chat-errors.ts'

/** One way Rocket.Chat 6.14 to 8.x says no. */
interface KnownRefusal {
  /** The error code, or the text if the server gives no code. */
  readonly code: string | RegExp
  /** Tells refusals with the same code apart by their text. */
  readonly text?: RegExp
  readonly about: RefusalScope
}

/**
 * The refusals that the bot can meet, with the place in Rocket.Chat's source (apps/meteor/) that raises them. The first match
 * wins. Anything else counts as `unknown` and is retried like an outage.
 */
const knownRefusals: readonly KnownRefusal[] = [
  // app/lib/server/methods/sendMessage.ts, app/lib/server/functions/updateMessage.ts
  { code: 'error-message-size-exceeded', about: 'message' },
  { code: 'error-invalid-update-key', about: 'message' },
  // app/lib/server/methods/updateMessage.ts: Message_AllowEditing is off, or a role that allowed editing is gone.
  { code: 'error-action-not-allowed', text: /editing/i, about: 'workspace' },
  // app/lib/server/methods/updateMessage.ts: Message_AllowEditing_BlockEditInMinutes
  { code: 'error-message-editing-blocked', about: 'workspace' },
  // server/services/messages/hooks/BeforeSavePreventMention.ts: @all and @here
  { code: 'error-action-not-allowed', text: /notify/i, about: 'message' },
  { code: 'error-action-not-allowed', about: 'account' },
  // app/api/server/v1/chat.ts: chat.update, chat.delete and (from 7.x on) chat.react
  { code: 'error-message-not-found', about: 'message' },
  { code: /^No message found with the id of/, about: 'message' },
  { code: /^The room id provided does not match/, about: 'message' },
  // app/api/server/ApiClass.ts: the parameters did not pass the schema.
  { code: /^(?:error-)?invalid-params$/, about: 'message' },
  // app/reactions/server/setReaction.ts
  { code: 'error-not-allowed', text: /emoji/i, about: 'message' },
  // app/authorization/server/functions/canSendMessage.ts
  { code: 'error-invalid-room', about: 'room' },
  { code: 'error-not-allowed', about: 'room' },
  { code: 'room_is_blocked', about: 'room' },
  { code: /room is readonly/, about: 'room' },
  { code: 'You_have_been_muted', about: 'room' },
  // app/api/server/lib/… findRoomByIdOrName and app/api/server/v1/{channels,groups,rooms,im}.ts
  { code: 'error-room-not-found', about: 'room' },
  { code: 'error-room-archived', about: 'room' },
  { code: 'invalid-channel', about: 'room' },
  // server/methods/createDirectMessage.ts: the other person doesn't exist, or may not be written to.
  { code: 'error-invalid-user', text: /^im\.create/, about: 'room' },
  { code: 'error-invalid-user', about: 'account' },
  { code: 'error-cant-invite-for-direct-room', about: 'room' },
  { code: 'error-direct-message-max-user-exceeded', about: 'room' },
  // app/reactions/server/setReaction.ts, app/authorization/server
  { code: 'not-authorized', about: 'room' },
  // app/api/server/ApiClass.ts and server/lib/… : a permission is missing, or the account is closed.
  { code: /^(?:error-)?unauthorized$/, about: 'account' },
  { code: 'error-user-is-not-activated', about: 'account' },
  { code: /^totp-/, about: 'account' },
  // ee/app/license/server/airGappedRestrictions.ts: a workspace without a licence that has lost contact with the vendor.
  { code: 'restricted-workspace', about: 'workspace' },
  // server/services/messages/hooks/BeforeSaveCheckMAC.ts
  { code: 'error-mac-limit-reached', about: 'workspace' },
]

/** What a refusal is about; `code` and `text` as the workspace sent them. */
export function classifyRefusal(code: string, text: string): RefusalScope {
  const known = knownRefusals.find((one) => {
    const isCode = typeof one.code === 'string' ? one.code === code : one.code.test(code)
    return isCode && (one.text === undefined || one.text.test(text))
  })
  return known?.about ?? 'unknown'
}

/** Refusals that mean that the settings the bot has read are out of date. */
export function saysSettingsChanged(code: string): boolean {
  return (
    code === 'error-message-size-exceeded' || code === 'error-action-not-allowed' || code === 'error-message-editing-blocked'
  )
}
