import { parentPort } from 'node:worker_threads'
import { parseMinutes, scanActionItems } from '../index.ts'
import { ownBuffer, type ParseOrder, type ParseOutcome } from './parser.ts'

/** The thread in which `parser.ts` parses large files. */
parentPort?.on('message', ({ id, name, bytes, site }: ParseOrder) => {
  const parsed = parseMinutes({ name, text: bytes }, site)
  if (!parsed.ok) {
    parentPort?.postMessage({ id, parsed } satisfies ParseOutcome)
    return
  }
  const { minutes, opened } = parsed
  const { outline } = opened
  const { bytes: text, buffer } = ownBuffer(minutes.text)
  const items = scanActionItems(minutes, opened)
  parentPort?.postMessage({ id, parsed: { ok: true, minutes: { ...minutes, text }, outline, items } } satisfies ParseOutcome, [
    buffer,
  ])
})
