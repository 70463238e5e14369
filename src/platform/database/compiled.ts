import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Stands for a value of which only the name is known when a statement is compiled. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that runs for every command. Kysely takes longer to build and compile one than SQLite to run it, so this does it once
 * for each database; afterwards only the values change. `build` must pass each value on as it is, and they always have the same names.
 */
export function compileOnce<V extends object, O>(build: (db: Kysely<Tables>, values: V) => Compilable<O>) {
  const compiled = new WeakMap<object, CompiledQuery<O>>()
  return async (db: Kysely<Tables>, values: V): Promise<readonly O[]> => {
    const { adapter } = db.getExecutor()
    const query = compiled.get(adapter) ?? build(db, placesFor(values)).compile()
    compiled.set(adapter, query)
    const parameters = query.parameters.map((one) => (one instanceof Place ? values[one.name as keyof V] : one))
    return (await db.executeQuery<O>({ ...query, parameters })).rows
  }
}

function placesFor<V extends object>(values: V): V {
  return Object.fromEntries(Object.keys(values).map((name) => [name, new Place(name)])) as V
}
