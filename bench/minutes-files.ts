import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const dayMs = 86_400_000

/** A thousand files are weekly meetups of nineteen years, and ten thousand are daily ones of twenty-seven. */
const mostWeekly = 2_000

/**
 * Writes a number of minutes to a folder: the sandbox's real ones in turn, each with its own date and an extra sentence, so
 * that no two are alike.
 */
export async function writeMinutesFiles(folder: string, count: number): Promise<void> {
  const source = join(import.meta.dirname, '../sandbox/minutes')
  const names = (await readdir(source)).filter((name) => name.endsWith('.md')).sort()
  const models = await Promise.all(names.map((name) => readFile(join(source, name), 'utf8')))
  await mkdir(folder, { recursive: true })
  const apartMs = count > mostWeekly ? dayMs : 7 * dayMs
  for (let index = 0; index < count; index += 1) {
    const date = new Date(Date.UTC(2018, 2, 22) - index * apartMs).toISOString().slice(0, 10)
    const model = models[index % models.length] ?? ''
    const text = model.replaceAll(/\d{4}-\d{2}-\d{2}/g, date)
    await writeFile(
      join(folder, `${date}.md`),
      `${text}\n* Item ${index} of the agenda was moved to the meetup after ${date}\n`,
    )
  }
}
