import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { AddressKind, PrivateAddress, PrivateAddresses } from './repository.ts'

export function createPrivateAddresses(db: Kysely<Tables>): PrivateAddresses {
  return {
    async add(keyHash, { personId, kind, madeAt, year = null, until = null }) {
      await db.deleteFrom('private_address').where('until_at', '<=', madeAt).execute()
      await db
        .insertInto('private_address')
        .values({ key_hash: keyHash, person_id: personId, kind, year, made_at: madeAt, until_at: until })
        .execute()
    },
    async find(keyHash, now) {
      const row = await db
        .selectFrom('private_address')
        .selectAll()
        .where('key_hash', '=', keyHash)
        .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
        .executeTakeFirst()
      return row && toAddress(row)
    },
    async of(personId, kind) {
      const row = await db
        .selectFrom('private_address')
        .selectAll()
        .where('person_id', '=', personId)
        .where('kind', '=', kind)
        .orderBy('made_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && toAddress(row)
    },
    async remove(personId, kind) {
      await db.deleteFrom('private_address').where('person_id', '=', personId).where('kind', '=', kind).execute()
    },
    async forget(personId) {
      await db.deleteFrom('private_address').where('person_id', '=', personId).execute()
    },
  }
}

function toAddress(row: Selectable<Tables['private_address']>): PrivateAddress {
  return {
    personId: row.person_id,
    kind: row.kind as AddressKind,
    madeAt: row.made_at,
    ...(row.year !== null && { year: row.year }),
    ...(row.until_at !== null && { until: row.until_at }),
  }
}
