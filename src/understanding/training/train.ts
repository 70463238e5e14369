import { figuresOf, rankIntents } from '../confidence.ts'
import { featuresOf } from '../features.ts'
import { type Model, scoreIntents, vectorize } from '../model.ts'
import { decodeModel } from '../model-file.ts'
import { readSentence, type Sentence } from '../read-sentence.ts'
import { addEndings } from './augment.ts'
import { createLexicon, listVocabulary } from './build-lexicon.ts'
import { encodeModel } from './encode.ts'
import { type Example, readLines } from './sentences.ts'
import { type ConfidenceTrial, trainConfidence } from './train-confidence.ts'
import { trainLanguage } from './train-language.ts'
import { type Labelled, trainRanker } from './train-ranker.ts'

/** Requests that the bot has no command for. */
const talk = 'none'

/** The confidence is trained on sentences that the ranker hasn't seen. */
const folds = 5

/** Talk outnumbers every single request, and a wrong reply to it matters as much as a wrong command. */
const talkShare = 0.3

/** Trains everything from the examples, and writes the file that the bot loads. */
export function buildModelFile(collected: readonly Example[], version: string): Buffer {
  const examples = addEndings(collected)
  const lines = { spellings: readLines('spellings.txt'), concepts: readLines('concepts.txt') }
  const lexicon = createLexicon(lines)
  const sentences = examples.map(({ text }) => readSentence(text, lexicon))
  const intents = [...new Set(examples.map(({ intent }) => intent))].filter((intent) => intent !== talk)
  const labelled = examples.map(({ intent }, at) => label(intent, sentences[at]))
  const trials = runTrials(labelled, sentences, intents)
  const knownStems = new Set(sentences.flatMap(({ stems }, at) => (examples[at]?.intent === talk ? [] : stems)))
  return encodeModel({
    version,
    intents,
    lines,
    vocabulary: listVocabulary(examples, sentences, lexicon.concepts.words),
    knownStems,
    ranker: trainRanker(labelled, intents),
    confidence: trainConfidence(trials, 'isRight'),
    request: trainConfidence(trials, 'isRequest'),
    language: trainLanguage(examples),
  })
}

/** For evaluations that leave some examples out. */
export function trainModel(examples: readonly Example[]): Model {
  return decodeModel(buildModelFile(examples, ''))
}

function label(intent: string, sentence: Sentence | undefined): Labelled {
  return { intent, features: sentence === undefined ? new Map() : featuresOf(sentence) }
}

function runTrials(
  labelled: readonly Labelled[],
  sentences: readonly Sentence[],
  intents: readonly string[],
): readonly ConfidenceTrial[] {
  const talks = labelled.filter(({ intent }) => intent === talk).length
  const talkWeight = Math.max(1, (talkShare * labelled.length) / Math.max(1, talks))
  return Array.from({ length: folds }, (_, fold) => {
    const isHeld = (at: number) => at % folds === fold
    const ranker = trainRanker(
      labelled.filter((_one, at) => !isHeld(at)),
      intents,
    )
    const knownStems = new Set(sentences.flatMap(({ stems }, at) => (isHeld(at) || labelled[at]?.intent === talk ? [] : stems)))
    return labelled.flatMap(({ intent, features }, at): readonly ConfidenceTrial[] => {
      const sentence = sentences[at]
      if (!isHeld(at) || sentence === undefined) return []
      const scores = scoreIntents(vectorize(features, ranker), ranker)
      const ranked = rankIntents(scores, intents)
      const figures = figuresOf(sentence, scores, ranked, { intents, knownStems })
      return [
        {
          figures,
          isRight: ranked[0]?.intent === intent,
          isRequest: intent !== talk,
          weight: intent === talk ? talkWeight : 1,
        },
      ]
    })
  }).flat()
}
