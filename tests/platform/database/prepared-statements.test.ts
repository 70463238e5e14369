import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cachePreparedStatements } from '../../../src/platform/database/prepared-statements.ts'

function openCounted() {
  const database = new SQLite(':memory:')
  const prepared: string[] = []
  const kept = cachePreparedStatements({
    prepare(sql) {
      prepared.push(sql)
      return database.prepare(sql)
    },
    close: () => database.close(),
  })
  database.exec("create table talk (title text); insert into talk values ('Terraform')")
  return { database, kept, prepared }
}

describe('kept statements', () => {
  it('are prepared once and answer with other parameters each time', () => {
    const { kept, prepared } = openCounted()
    const find = (title: string) => kept.prepare('select title from talk where title = ?').all([title])

    const answers = [find('Terraform'), find('Kubernetes'), find('Terraform')]

    expect(answers).toEqual([[{ title: 'Terraform' }], [], [{ title: 'Terraform' }]])
    expect(prepared).toHaveLength(1)
  })

  it('see a column that was added after they were prepared', () => {
    const { database, kept } = openCounted()
    const readAll = () => kept.prepare('select * from talk').all([])
    const before = readAll()

    database.exec("alter table talk add column presenter text default 'olga'")

    expect(before).toEqual([{ title: 'Terraform' }])
    expect(readAll()).toEqual([{ title: 'Terraform', presenter: 'olga' }])
  })

  it('never become more than their limit, however many different ones come', () => {
    const { kept, prepared } = openCounted()
    for (let index = 0; index < 200; index += 1) kept.prepare(`select ${index}`)
    kept.prepare('select 0')
    const whileRoom = prepared.length

    kept.prepare('select 200')
    kept.prepare('select 0')

    expect(whileRoom).toBe(200)
    expect(prepared.slice(whileRoom)).toEqual(['select 200', 'select 0'])
  })
})
