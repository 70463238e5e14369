import { describe, expect, test } from 'vitest'
import { isChange } from '../../src/understanding/intents.ts'
import { read } from './support.ts'

/** Every form with every verb: `I won't` × `come`, `be there`, … */
const pair = (forms: readonly string[], verbs: readonly string[]) =>
  forms.flatMap((form) => verbs.map((verb) => form.replace('…', verb)))

const done = (sentence: string) => {
  const { understood, candidates } = read(sentence)
  return understood === 'sentence' && isChange(candidates[0]?.intent ?? '') ? candidates[0]?.intent : undefined
}
/** What the bot does, or proposes as the one thing that was meant. */
const proposed = (sentence: string) => {
  const { understood, candidates } = read(sentence)
  return understood === 'sentence' || understood === 'asked' ? candidates[0]?.intent : undefined
}
const thatAre = (sentences: readonly string[], intents: readonly string[], of: (sentence: string) => string | undefined) =>
  sentences.filter((sentence) => intents.includes(of(sentence) ?? ''))

const coming = ['going', 'remote']

describe('who says that they are not coming is never marked as coming', () => {
  test.each([
    [
      'in English',
      [
        ...pair(
          ["I'm not …", 'I am not …', 'im not …', "I'm definitely not …", "I'm no longer …", "I'm not … on thursday"],
          ['coming', 'attending', 'going', 'joining', 'going to be there', 'able to come', 'participating'],
        ),
        ...pair(
          [
            "I won't …",
            'I will not …',
            'i wont …',
            "I can't …",
            'I cannot …',
            'i cant …',
            "I don't think I'll …",
            "I'll never …",
          ],
          ['come', 'attend', 'be there', 'make it', 'join', 'go'],
        ),
        ...pair(["I didn't say I'd …", "I don't plan to …", 'never said I would …'], ['come', 'attend', 'be there']),
      ],
    ],
    [
      'in French',
      [
        ...pair(
          ['je ne … pas', 'je … pas', 'je ne … plus', 'je … plus', 'je … pas jeudi', 'je ne … pas du tout'],
          ['viens', 'participe', 'viendrai', 'participerai', 'serai'].map((verb) => (verb === 'serai' ? 'serai … là' : verb)),
        ).map((sentence) => sentence.replace(/serai … là (pas|plus)/, 'serai $1 là')),
        ...pair(["j'y … pas", "j'… pas", "je n'y … pas", "je n'… plus"], ['assiste', 'assisterai', 'irai']),
        ...pair(
          [
            'je vais pas …',
            'je ne vais pas …',
            'je peux pas …',
            'je ne peux plus …',
            'je pourrai pas …',
            'je ne pourrai pas …',
            'jpeux pas …',
            'je pense pas …',
            'je ne compte pas …',
          ],
          ['venir', 'être là', 'participer', 'y aller', 'y assister', 'me joindre à vous'],
        ),
        ...pair(['je ne … jamais'], ['viendrai', 'participerai', 'viens']),
      ],
    ],
  ])('%s', (_lang, sentences) => {
    expect(thatAre(sentences, coming, proposed)).toEqual([])
  })
})

describe('two negations are never acted upon', () => {
  test.each([
    [
      'in English',
      pair(
        [
          "I won't not …",
          "I can't not …",
          "I don't think I won't …",
          "it's not that I can't …",
          "I'm not saying I won't …",
          "I wouldn't say I can't …",
          "I never said I can't …",
          "it's not true that I won't …",
        ],
        ['come', 'attend', 'be there', 'make it', 'join online', 'present', 'vote for #3'],
      ),
    ],
    [
      'in French',
      pair(
        [
          'je ne peux pas ne pas …',
          "c'est pas que je veux pas …",
          "ce n'est pas que je ne peux pas …",
          'je dis pas que je peux pas …',
          "je n'ai jamais dit que je pouvais pas …",
          "c'est pas vrai que je peux pas …",
          'je ne pense pas ne pas …',
        ],
        ['venir', 'participer', 'être là', 'assister à la rencontre', 'me joindre en ligne', 'présenter', 'voter pour #3'],
      ),
    ],
  ])('%s', (_lang, sentences) => {
    expect(sentences.filter((sentence) => done(sentence) !== undefined)).toEqual([])
  })
})

describe('who denies to be absent is never marked as absent', () => {
  test.each([
    [
      'in English',
      pair(
        ["I won't …", 'I will not …', 'I would never …', "I'm not going to …", "I don't want to …", 'not gonna …'],
        ['miss it', 'miss this one', 'skip it', 'skip thursday', 'be absent', 'be away', 'decline', 'bail'],
      ),
    ],
    [
      'in French',
      [
        ...pair(
          ['je ne … pas ça', 'je … pas ça', 'je ne … jamais ça', 'je ne … pas la rencontre'],
          ['manquerai', 'raterai', 'manque', 'rate'],
        ),
        ...pair(
          ['je vais pas …', 'je ne vais pas …', 'je ne veux pas …', 'je compte pas …'],
          ['manquer ça', 'rater ça', 'être absent', 'être absente', 'manquer la rencontre', 'me désister'],
        ),
      ],
    ],
  ])('%s', (_lang, sentences) => {
    expect(thatAre(sentences, ['notgoing'], done)).toEqual([])
  })
})

describe('a command that is denied is not proposed', () => {
  test.each([
    [
      'cancel',
      pair(
        ["don't …", 'do not …', 'please never …', 'you must not …'],
        ['cancel the meetup', 'cancel the meetup of december 17', 'call off the meetup'],
      ),
    ],
    [
      'cancel',
      pair(['… pas', "n'… pas", 'surtout … pas'], ['annule', 'annulez']).map((words) => `${words} la rencontre du 17 décembre`),
    ],
    ['announce', pair(["don't …", 'do not …'], ['announce it', 'announce the meetup', 'post the announcement'])],
    ['announce', ["n'annonce pas la rencontre", 'annonce pas la rencontre', "ne publie pas l'annonce"]],
    ['move', ["don't move the meetup of december 10 to december 17", 'ne déplace pas la rencontre du 10 au 17 décembre']],
    ['schedule', ["don't schedule a meetup on january 21", 'ne planifie pas de rencontre le 21 janvier']],
    [
      'forget',
      [
        "don't forget me",
        'do not delete my data',
        'never erase my data',
        "ne m'oublie pas",
        "m'oublie pas",
        "n'efface pas mes données",
        'efface pas mes données',
      ],
    ],
    [
      'withdraw',
      [
        "I'm not withdrawing my talk",
        "don't withdraw my talk #12",
        "I won't pull my talk",
        'je ne retire pas ma présentation',
        'retire pas ma présentation #12',
      ],
    ],
    [
      'present',
      [
        "I won't present",
        "I don't want to give a talk",
        "I'm not presenting anything",
        'je ne veux pas présenter',
        'je ne présenterai rien',
        'je veux pas faire de présentation',
      ],
    ],
    [
      'confirm',
      [
        "I don't confirm my talk",
        "I can't confirm my talk yet",
        'je ne confirme pas ma présentation',
        'je peux pas confirmer ma présentation',
      ],
    ],
    [
      'remind',
      [
        "don't remind me",
        "don't remind me the day before",
        'no need to remind me',
        'ne me rappelle pas la veille',
        'me le rappelle pas',
        'pas besoin de me le rappeler',
      ],
    ],
    [
      'unremind',
      ["don't cancel my reminder", 'do not delete reminder #12', "n'annule pas mon rappel", 'annule pas le rappel #12'],
    ],
    ['vote', ["I'm not voting for #3", "I don't vote for #3", 'je ne vote pas pour #3', 'je vote pas pour #3']],
    [
      'subscribe',
      [
        "don't subscribe this channel",
        "don't post announcements here",
        "n'abonne pas ce canal",
        'ne publie pas les annonces ici',
      ],
    ],
    ['unsubscribe', ["don't unsubscribe this channel", 'ne désabonne pas ce canal', 'désabonne pas ce salon']],
    ['undo', ["don't undo that", "n'annule pas ça", 'ne défais rien']],
    ['accept', ["don't accept talk 12", 'do not approve #12', "n'accepte pas la présentation 12", 'accepte pas le #12']],
    ['decline', ["don't decline talk 12", 'do not reject #12', 'ne refuse pas la présentation 12', 'refuse pas le #12']],
    ['start', ["don't start the minutes yet", 'ne commence pas le compte rendu']],
    ['end', ["don't close the minutes yet", 'ne ferme pas le compte rendu']],
    ['mute', ["don't stop writing to me", 'do not mute me', "n'arrête pas de m'écrire", 'ne coupe pas mes notifications']],
    ['unmute', ["don't write to me again", 'ne recommence pas à m’écrire']],
  ] as const)('%s: %#', (intent, sentences) => {
    expect(thatAre(sentences, [intent], proposed)).toEqual([])
  })
})
