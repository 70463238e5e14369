import { it } from 'vitest'
import { expectNoneCrossed } from '../support/interleaved-languages.ts'

it('crosses none of sixty interleaved English and French requests', () => expectNoneCrossed(60), 60_000)
