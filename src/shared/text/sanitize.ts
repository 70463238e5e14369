/** An invisible word joiner. After it, clients and servers no longer recognize `@name` as a mention. */
const joiner = '\u2060'

/** Invisible characters and those that change the writing direction: in user text they only serve to hide something. */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Characters that Rocket.Chat's web client reads as Markdown. */
const markdown = /[*_~`]/g

/** The client reads `:\` and `=\` as emoticons, and then no longer as the backslash that escapes what follows. */
const emoticonStart = /[:=-](?=\\)/g

/**
 * Makes user text safe to repeat on one line of a message: it mentions nobody, links nowhere, and has no formatting.
 * Square brackets become round ones because the web client drops the text after a stray one, even when it is escaped.
 */
export function escapeMarkdown(words: string): string {
  return unping(words.replace(/\s+/g, ' ').replace(invisible, '').trim())
    .replace(/\\/g, '\\\\')
    .replace(markdown, '\\$&')
    .replace(emoticonStart, `$&${joiner}`)
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/^(?=[#+-]|\d+[.)])/, joiner)
}

/**
 * Shows a line of a file unchanged, as inline code. Only backticks, mentions and invisible characters are replaced.
 */
export function inlineCode(line: string): string {
  const shown = unping(line.replace(/[\r\n\t]+/g, ' ').replace(invisible, '')).replace(/`/g, 'ˋ')
  return `\`${shown}\``
}

/** User text for one line of a code block that people copy. Only backticks, mentions and invisible characters are replaced. */
export function plainText(words: string): string {
  return unping(words.replace(/\s+/g, ' ').replace(invisible, '').trim()).replace(/`/g, 'ˋ')
}

/** Disables every form of `@` and `#` that a client could read as a mention or a room. Repairs surrogate pairs that a cut broke. */
function unping(words: string): string {
  return unmention(words.toWellFormed()).replace(/[#＃﹟](?=[\p{L}\p{N}_.-])/gu, `#${joiner}`)
}

/** Disables every form of `@`: the server looks for mentions in code as well. */
export function unmention(words: string): string {
  return words.replace(/[@＠﹫](?=\S)/g, `@${joiner}`)
}
