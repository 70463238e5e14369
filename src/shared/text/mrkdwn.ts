/**
 * Text in the markup of Slack's incoming webhooks, which Mattermost and others also read: `&`, `<` and `>` are its only control
 * characters, and mentions of groups need them (`<!channel>`).
 */
export function escapeMrkdwn(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A link with a label. */
export function mrkdwnLink(url: string, label: string): string {
  return `<${escapeMrkdwn(url).replaceAll('|', '%7C')}|${escapeMrkdwn(label)}>`
}
