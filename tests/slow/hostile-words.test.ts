import { describeHostileWords } from '../support/hostile-commands.ts'

describeHostileWords(20)
