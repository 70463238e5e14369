import { describeTwoBots } from '../support/two-bots.ts'

describeTwoBots(6)
