import { openStore } from '../../src/app/open-store.ts'
import type { Store } from '../../src/features/repositories.ts'
import type { DatabaseKind, TestDatabase } from './stores.ts'
import { useEach } from './use-each.ts'

interface UsedStore {
  readonly store: Store
  readonly database: TestDatabase
}

const inMemory: Pick<DatabaseKind, 'create'> = {
  create: async () => ({ url: 'sqlite::memory:', remove: async () => {} }),
}

/** An empty store for each test of a file, or of a `describe`; by default in memory. */
export function useStore(kind: Pick<DatabaseKind, 'create'> = inMemory): UsedStore {
  const database = useDatabase(kind)
  return { database, store: useEach(() => openStore({ url: database.url })) }
}

/** An empty database for each test, or for all of them with `useShared`. */
export function useDatabase(kind: Pick<DatabaseKind, 'create'>, use = useEach): TestDatabase {
  return use(
    () => kind.create(),
    ({ remove }) => remove(),
  )
}
