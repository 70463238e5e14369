import { it } from 'vitest'
import { expectNoneCrossed } from '../support/interleaved-languages.ts'

it('crosses none of a thousand interleaved English and French requests', () => expectNoneCrossed(1_000))
