export interface ConfidenceTrial {
  readonly figures: readonly number[]
  /** The first intent was the right one. */
  readonly isRight: boolean
  /** The sentence asked the bot for something, no matter how it was understood. */
  readonly isRequest: boolean
  /** How much the trial counts. */
  readonly weight: number
}

const fitting = { rounds: 1500, rate: 0.5, decay: 0.003 }

/** Logistic regression over few inputs, by plain gradient descent. */
export function trainConfidence(trials: readonly ConfidenceTrial[], what: 'isRight' | 'isRequest'): readonly number[] {
  const size = trials[0]?.figures.length ?? 0
  const weights = new Array<number>(size).fill(0)
  const total = trials.reduce((sum, { weight }) => sum + weight, 0)
  for (let round = 0; round < fitting.rounds; round += 1) {
    const slopes = new Array<number>(size).fill(0)
    for (const { figures, weight, [what]: isTrue } of trials) {
      const sum = figures.reduce((all, figure, at) => all + figure * (weights[at] ?? 0), 0)
      const error = (1 / (1 + Math.exp(-sum)) - (isTrue ? 1 : 0)) * weight
      figures.forEach((figure, at) => {
        slopes[at] = (slopes[at] ?? 0) + error * figure
      })
    }
    slopes.forEach((slope, at) => {
      const decay = at === 0 ? 0 : fitting.decay * (weights[at] ?? 0)
      weights[at] = (weights[at] ?? 0) - fitting.rate * (slope / total + decay)
    })
  }
  return weights.map((weight) => Math.round(weight * 1e4) / 1e4)
}
