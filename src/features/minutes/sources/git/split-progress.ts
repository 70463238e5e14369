/** What git says about how far it is, its own and the server's. Other lines are complaints. */
const isProgress = /^(?:remote: )?(?:Enumerating|Counting|Compressing|Receiving|Resolving|Unpacking|Total)\b/

/** Takes git's standard error in pieces: shows its progress, and returns everything else, line by line. */
export function createProgressSplitter(show: (text: string) => void): (piece: string) => string {
  let begun = ''
  return (piece) => {
    // git ends a line that it will write over with CR, and pads some with blanks.
    const lines = (begun + piece).split(/(?<=[\r\n])/)
    begun = /[\r\n]$/.test(lines.at(-1) ?? '') ? '' : (lines.pop() ?? '')
    for (const line of lines) if (isProgress.test(line)) show(line.trim())
    return lines.filter((line) => !isProgress.test(line)).join('')
  }
}
