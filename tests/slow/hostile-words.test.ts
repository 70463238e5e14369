import { describeHostileWords } from '../support/hostile-commands.ts'

describeHostileWords({ runsOfEach: 20, isEverywhere: true })
