import { it } from 'vitest'
import { expectNoneCrossed } from '../support/interleaved-languages.ts'

it('crosses none of two hundred interleaved English and French requests', () => expectNoneCrossed(200), 60_000)
