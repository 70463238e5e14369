import { writeFileSync } from 'node:fs'
import { modelPath } from '../src/understanding/model-file.ts'
import { readExamples } from '../src/understanding/training/sentences.ts'
import { buildModelFile } from '../src/understanding/training/train.ts'
import { currentVersion } from '../src/understanding/training/version.ts'

/** `npm run model`: trains on `src/understanding/data` and writes the file that the bot loads. */
const examples = readExamples()
const file = buildModelFile(examples, currentVersion())
writeFileSync(modelPath, file)
process.stdout.write(`${examples.length} sentences, ${(file.length / 1024).toFixed(0)} kB: ${modelPath}\n`)
