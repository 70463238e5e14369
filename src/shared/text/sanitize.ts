/** Word joiner: shows nothing, and a client or server looking for `@name` finds none behind it. */
const joiner = '\u2060'

/** Characters that show nothing or turn the direction of writing: in people's words they only ever hide something. */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Sequences that the genuine web client would take for Markdown (`webclient.md` §4, its traps included). */
const markdown = /[*_~`]/g

/**
 * Makes people's words safe to repeat inside a message on one line: they ping nobody, link nowhere, and are neither
 * bold nor a list. Square brackets become round ones because the client swallows text after a stray one even when
 * it is escaped.
 */
export function escapeMarkdown(words: string): string {
  return unping(words.replace(/\s+/g, ' ').replace(invisible, '').trim())
    .replace(/\\/g, '\\\\')
    .replace(markdown, '\\$&')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/^(?=[#+-]|\d+[.)])/, joiner)
}

/**
 * Shows a line exactly as it stands in a file: as code, in which the client changes nothing. Only what would end the
 * code, ping somebody or show nothing is replaced.
 */
export function inlineCode(line: string): string {
  const shown = unping(line.replace(/[\r\n\t]+/g, ' ').replace(invisible, '')).replace(/`/g, 'ˋ')
  return `\`${shown}\``
}

/**
 * People's words on one line of a text that is shown as code and copied elsewhere: only what would end the code, ping
 * somebody or show nothing is replaced.
 */
export function plainText(words: string): string {
  return unping(words.replace(/\s+/g, ' ').replace(invisible, '').trim()).replace(/`/g, 'ˋ')
}

/** Takes the meaning from every form of `@` and `#` that a client might read as a mention or a room. A cut may have left half a character. */
function unping(words: string): string {
  return unmention(words.toWellFormed()).replace(/[#＃﹟](?=[\p{L}\p{N}_.-])/gu, `#${joiner}`)
}

/** Takes the meaning from every form of `@`: the server looks for names in code too. */
export function unmention(words: string): string {
  return words.replace(/[@＠﹫](?=\S)/g, `@${joiner}`)
}
