import { describeHostileWords } from '../support/hostile-commands.ts'

// `tests/slow/hostile-words.test.ts` says much more.
describeHostileWords({ runsOfEach: 1, isEverywhere: false })
