/**
 * Rare and common words, a typo, French about English minutes, a person, a date, and one without an answer; with patterns for
 * `git grep`.
 */
export const questionsOfBench: readonly { readonly ask: string; readonly grep: string }[] = [
  { ask: 'code of conduct', grep: 'code of conduct' },
  { ask: 'kubernetes', grep: 'kubernetes' },
  { ask: 'procurment', grep: 'procurement' },
  { ask: 'who presented Terraform?', grep: 'terraform' },
  { ask: 'équilibreur de charge', grep: 'loadbalancer' },
  { ask: 'what did we say about vendors', grep: 'vendors' },
  { ask: 'blockchain', grep: 'blockchain' },
  { ask: 'march 2018 departments', grep: 'departments' },
  { ask: 'marmot', grep: 'marmot' },
]
