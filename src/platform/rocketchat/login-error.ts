import type { Credentials } from './options.ts'

/** The workspace does not accept the login; a person has to mend it. The message says how. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused'
}

/** One plain sentence for whoever runs the bot. `code` is the workspace's word for its refusal. */
export function explainRefusal(credentials: Credentials, code: string): LoginRefused {
  const said = `(it said: ${code})`
  if (credentials.kind === 'token') {
    return new LoginRefused(
      `The workspace refuses the bot's access token ${said}. Create a new personal access token in the bot's account and set it together with the account's user id.`,
    )
  }
  if (code.startsWith('totp')) {
    return new LoginRefused(
      `The workspace asks ${credentials.username} for a second factor ${said}. Use a personal access token instead of the password.`,
    )
  }
  if (code === 'error-user-is-not-activated') {
    return new LoginRefused(`The account ${credentials.username} is not active ${said}. An administrator has to activate it.`)
  }
  return new LoginRefused(
    `The workspace refuses the password of ${credentials.username} ${said}. Set the right user name and password.`,
  )
}
