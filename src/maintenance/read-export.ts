import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { StoreUnusable } from '../platform/database/store-unusable.ts'
import { exportFormat } from './export.ts'

const Head = z.strictObject({
  rendezvous: z.literal('export'),
  format: z.literal(exportFormat),
  schema: z.string(),
  tables: z.strictObject({}),
})
const Counters = z.record(z.string(), z.int().min(0))

export type ExportedLine =
  | { readonly kind: 'head'; readonly schema: string }
  | { readonly kind: 'row'; readonly table: string; readonly row: unknown; readonly line: number }
  | { readonly kind: 'end'; readonly tables: readonly string[]; readonly counters: Readonly<Record<string, number>> }

/**
 * Reads an exported file a line at a time, so that its size does not matter.
 * @throws StoreUnusable when a line is not as the export writes it, or the end is missing.
 */
export async function* readExport(file: string): AsyncGenerator<ExportedLine> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  const tables: string[] = []
  let number = 0
  let isWhole = false
  for await (const line of lines) {
    number += 1
    if (number === 1) yield readHead(file, line)
    else if (isWhole) throw invalidLine(file, number, 'there is something behind the end')
    else if (line.startsWith('{"'))
      yield { kind: 'row', table: tables.at(-1) ?? '', row: readJson(file, number, line), line: number }
    else if (line.startsWith('},"counters":')) {
      const counters = Counters.safeParse(readJson(file, number, line.slice('},"counters":'.length, -1)))
      if (!counters.success) throw invalidLine(file, number, 'the counters are not numbers')
      isWhole = true
      yield { kind: 'end', tables, counters: counters.data }
    } else {
      const name = /^"(\w+)":\[$/.exec(line)?.[1]
      if (name !== undefined) tables.push(name)
      else if (line !== ']' && line !== '],') throw invalidLine(file, number, 'the export writes no such line')
    }
  }
  if (!isWhole) throw new StoreUnusable(`${file} is not whole: its end is missing. Export again.`)
}

function readHead(file: string, line: string): ExportedLine {
  try {
    return { kind: 'head', schema: Head.parse(JSON.parse(`${line}}}`)).schema }
  } catch (error) {
    throw new StoreUnusable(`${file} is no export of Rendezvous that this version can read (format ${exportFormat}).`, {
      cause: error,
    })
  }
}

function readJson(file: string, number: number, line: string): unknown {
  try {
    return JSON.parse(line.replace(/,$/, ''))
  } catch (error) {
    throw invalidLine(file, number, String(error))
  }
}

export function invalidLine(file: string, line: number, why: string): StoreUnusable {
  return new StoreUnusable(`${file}, line ${line}: ${why}. Nothing was imported. Use the file as it was exported.`)
}
