/**
 * Runs the work for every item, at most `limit` at a time, and returns the results in the order of the items. The first failure
 * rejects, and no further item is started.
 */
export async function mapConcurrently<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const waiting = [...items].entries()
  let hasFailed = false
  async function takeNext(): Promise<void> {
    for (const [index, item] of waiting) {
      try {
        results[index] = await work(item)
      } catch (error) {
        hasFailed = true
        throw error
      }
      if (hasFailed) return
    }
  }
  await Promise.all(Array.from({ length: limit }, takeNext))
  return results
}
