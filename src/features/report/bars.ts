/** Narrow enough for a code block on a screen of 390 pixels. */
const labelWidth = 11
const barWidth = 12

/** A code block with a line for each count: its label, a bar in proportion to the largest one, and the count. */
export function drawBars(rows: readonly (readonly [label: string, count: number])[]): string {
  const most = Math.max(1, ...rows.map(([, count]) => count))
  const drawn = rows.map(([label, count]) => {
    const clean = [...label.replaceAll('`', "'").replace(/\s+/g, ' ')]
    const cut = clean.length > labelWidth ? [...clean.slice(0, labelWidth - 1), '…'] : clean
    const bar = '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / most) * barWidth)))
    return `${cut.join('').padEnd(labelWidth)} ${bar} ${count}`
  })
  return ['```', ...drawn, '```'].join('\n')
}
