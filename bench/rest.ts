import { roomId } from './frames.ts'

type Fields = Readonly<Record<string, unknown>>

/** The account that every candidate logs in with; the server accepts any token. */
export const botAccount = { userId: 'bench-bot-00000001', authToken: 'bench-token', username: 'rendezvous' } as const

/** May schedule meetups, so that there is one to reply with. */
export const organizer = 'olivia'

type Route = (fields: Fields) => Fields

const routes: Readonly<Record<string, Route>> = {
  login: () => ({ status: 'success', data: botAccount }),
  me: () => ({ _id: botAccount.userId, username: botAccount.username }),
  'subscriptions.get': () => ({ update: [{ rid: roomId, t: 'c', name: 'cloudnative' }], remove: [] }),
  'rooms.get': () => ({ update: [], remove: [] }),
  'settings.public': () => ({
    settings: [
      { _id: 'Message_AllowUnrecognizedSlashCommand', value: false },
      { _id: 'Message_MaxAllowedSize', value: 5000 },
    ],
    count: 2,
    offset: 0,
    total: 2,
  }),
  'chat.syncMessages': () => ({ result: { updated: [], deleted: [] } }),
  'users.info': ({ userId, username = String(userId).replace('id-of-', '') }) => ({
    user: { _id: `id-of-${String(username)}`, username },
  }),
  'chat.sendMessage': ({ message }) => ({ message }),
  'chat.react': () => ({}),
}

/** The body of a REST response with status 200; undefined for a route that no candidate should need. */
export function answerRest(route: string, fields: Fields): string | undefined {
  const answer = routes[route]
  return answer && JSON.stringify({ success: true, ...answer(fields) })
}
