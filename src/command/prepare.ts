import type { IncomingMessage } from '../messaging/chat.ts'
import { minuteMs } from '../shared/dates/time.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { isPlaceholder } from '../shared/text/placeholder.ts'
import { answerQuestion } from './answer-question.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import type { HandlerRepositories, PrepareOptions, Work } from './handler-options.ts'
import type { Interpretation } from './interpret.ts'
import { commandMessages } from './messages.ts'
import { type Parsed, readArgs } from './parse.ts'
import type { UnfinishedPlan } from './pending.ts'
import { mayRun } from './permissions.ts'
import { cutCall, mayBeSentence, pickFromChoices, readAgain } from './read-again.ts'
import { type Reply, refuse, reply } from './reply.ts'
import type { RoutedCommand, Router } from './router.ts'
import { askWhetherMeant, nameOthers, suggestInstead } from './suggest.ts'

type Prepared<S> =
  | {
      readonly refusal: Reply
      /** The command that a question is recorded under. */
      readonly acting?: Command<S>
      /** What the person's next words may complete. */
      readonly unfinished?: UnfinishedPlan
    }
  | {
      readonly command: Command<S>
      /** The command whose permissions count and under which an undo is recorded. */
      readonly acting: Command<S>
      readonly values: Readonly<Record<string, unknown>>
      /** Remembered when the reply says that words are missing. */
      readonly call: UnfinishedPlan
    }

/** Everything that happens before a command runs. None of it changes anything. */
export async function prepare<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  work: Work<S>,
): Promise<Prepared<S>> {
  const tooMany = await refuseTooMany(options, work.message, work.asked.caller.lang)
  if (tooMany !== undefined) return { refusal: tooMany }
  work.asked = await answerQuestion(options, router, work.asked)
  const { found } = work.asked
  // Nothing was asked, so there is nothing to say either.
  if (work.asked.isAgreement === true) return { refusal: { ...reply(''), reaction: ':thumbsup:' } }
  if (found === undefined) return { refusal: await work.steps.time('find', async () => suggestInstead(router, work.asked)) }
  return prepareFound(options, router, work, found)
}

async function prepareFound<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  work: Work<S>,
  found: RoutedCommand<S>,
): Promise<Prepared<S>> {
  const { command, rest } = found
  const { store, services, chat } = options
  const { asked, steps } = work
  const { caller } = asked
  const acting = (await command.standsFor?.(services(store), caller, rest)) ?? command
  const may = await steps.time('permit', () => mayRun(acting.who, caller, store.roles, chat))
  const parsed =
    may || mayBeSentence(asked) ? await steps.time('parse', () => readArgs(options, command, rest, caller)) : undefined
  if (parsed?.ok === false) {
    const canRead = async (call: RoutedCommand<S>, who: Caller) => (await readArgs(options, call.command, call.rest, who)).ok
    const sentence = (await pickFromChoices(options, router, asked)) ?? (await readAgain(options, router, asked, canRead))
    if (sentence?.found !== undefined) {
      work.asked = sentence
      return prepareFound(options, router, work, sentence.found)
    }
  }
  const texts = commandMessages[caller.lang]
  if (!may && command.forOthers !== undefined) {
    work.asked = turnToOpen(asked, command.forOthers, { command, rest })
    return prepareFound(options, router, work, { ...found, command: command.forOthers })
  }
  if (!may || parsed === undefined)
    return { refusal: refuse(acting.who === 'moderator' ? texts.onlyModerators() : texts.onlyOrganizers()) }
  if (!parsed.ok) return describeUnfinished(options, router, asked, { command, rest }, parsed)
  if (asked.mustAsk === true && asked.takenFor !== undefined) {
    const { takenFor, ...rest } = asked
    // The question already shows the call.
    work.asked = rest
    return { refusal: askWhetherMeant(takenFor, caller.lang, nameOthers(router, asked.reading, caller.lang)), acting }
  }
  return { command, acting, values: parsed.values, call: cutCall(asked, rest) }
}

/** The person may not run the command, but another one shows what everybody can see. */
function turnToOpen<S>(
  asked: Interpretation<S>,
  open: Command<S>,
  { command, rest }: Pick<RoutedCommand<S>, 'command' | 'rest'>,
): Interpretation<S> {
  const { lang } = asked.caller
  return {
    ...asked,
    takenFor: `${open.verbs[lang][0]} ${rest}`.trim(),
    remark: { kind: 'for-others', verb: command.verbs[lang][0] },
  }
}

/** Says what is missing, lists what may be named, and remembers the call, so that the next words complete it. */
async function describeUnfinished<R extends HandlerRepositories, S>(
  { services, store }: PrepareOptions<R, S>,
  router: Router<S>,
  asked: Interpretation<S>,
  { command, rest }: Pick<RoutedCommand<S>, 'command' | 'rest'>,
  { complaint, argument }: Extract<Parsed, { readonly ok: false }>,
): Promise<Prepared<S>> {
  const { caller } = asked
  const { lang, room } = caller
  const texts = commandMessages[lang]
  const usage = texts.usage(complaint, command.examples[lang][0])
  // The first argument says which one is meant. Where it was read, or is a number, there is nothing to choose.
  const [which] = Object.keys(command.args)
  const isChosen = (argument !== undefined && argument !== which) || /^#?\d/.test(rest)
  const found = isChosen ? undefined : await command.choices?.run(services(store), {}, caller)
  // What is only for the person isn't listed where others read it.
  const choices = found?.to === 'here' || room.kind === 'direct' ? found : undefined
  const listed = choices?.listed
  const canPoint = listed !== undefined && listed.length > 1
  const shown = [
    usage,
    ...(choices === undefined ? [] : ['', choices.text]),
    ...(canPoint ? [texts.howToChoose()] : []),
    ...nameOthers(router, asked.reading, lang),
  ]
  return {
    refusal: refuse(shown.join('\n')),
    unfinished: { ...cutCall(asked, rest), ...(isPlaceholder(rest) && { rest: '' }), ...(listed !== undefined && { listed }) },
  }
}

/** The first command over the limit gets a text, later ones a reaction, so that a flood doesn't cause another flood. */
async function refuseTooMany<R extends HandlerRepositories, S>(
  { store, settings: { commandsPerMinute } }: PrepareOptions<R, S>,
  message: IncomingMessage,
  lang: Lang,
): Promise<Reply | undefined> {
  const count = await store.inbox.countSince(message, message.sentAt - minuteMs)
  if (count <= commandsPerMinute) return undefined
  if (count === commandsPerMinute + 1) return refuse(commandMessages[lang].tooMany(commandsPerMinute))
  return { ...refuse(''), reaction: ':hourglass:' }
}
