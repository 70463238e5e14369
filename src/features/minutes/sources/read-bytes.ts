import { closeSync, open, read } from 'node:fs'

/**
 * Reads into the buffer pool, where ordinary files are next to each other. Takes a third of the time of `readFile` in
 * `fs/promises`, because the size is known. If a file grew in the meantime, its stamp has changed and it's read again next
 * time.
 */
export function readBytes({ path, size }: { readonly path: string; readonly size: number }): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    open(path, (failure, descriptor) => {
      if (failure) return reject(failure)
      const bytes = Buffer.allocUnsafe(size)
      read(descriptor, bytes, 0, size, 0, (error, length) => {
        // Doesn't await closing: another thread hop takes as long as all the rest.
        closeSync(descriptor)
        if (error) reject(error)
        else resolve(length < size ? bytes.subarray(0, length) : bytes)
      })
    })
  })
}
