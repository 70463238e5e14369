import { expect, it } from 'vitest'
import { appointOrganizers } from '../../src/app/organizers.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { useStore } from '../support/use-store.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

const { store } = useStore()

it('gives no role to somebody who takes a configured name later', async () => {
  const accounts = new Map([['olga', 'olga-id']])
  const chat = {
    async findPerson(by: { readonly id: string } | { readonly username: string }) {
      const username = 'username' in by ? by.username : ''
      const id = accounts.get(username)
      return id === undefined ? undefined : { id, username }
    },
  }
  const needs = { chat, store, clock: createFakeClock(), log: silent }

  await appointOrganizers(['olga', 'ghost'], needs)
  accounts.set('ghost', 'mallory-id')
  await appointOrganizers(['olga', 'ghost'], needs)

  expect((await store.roles.all()).map(({ personId }) => personId)).toEqual(['olga-id'])
})
