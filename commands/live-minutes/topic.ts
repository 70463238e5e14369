import type { Caller } from '../../src/command/caller.ts'
import { refuse } from '../../src/command/reply.ts'
import type { LiveMinutes, NewMark } from '../../src/features/live-minutes/model.ts'
import { addMark, type MarkRefusal, openToMark, undoMark } from '../../src/features/live-minutes/service.ts'
import type { Services } from '../../src/features/services.ts'
import { listTalk } from '../../src/features/talks/messages.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { markWords } from '../arguments/marks.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    notThere: (id: number) => `There's no talk \`#${id}\` on the agenda of this meetup.`,
    agenda: () => 'The agenda has:',
    words: () => 'Write a heading in words instead, for example `!meetup topic Planning`.',
  },
  fr: {
    notThere: (id) => fr`Il n'y a pas de présentation \`#${id}\` à l'ordre du jour de cette rencontre.`,
    agenda: () => fr`Voici celles qui y sont :`,
    words: () => fr`Écrivez le titre en mots, comme \`!rencontre sujet Planification\`.`,
  },
})

export const topic = defineCommand({
  name: 'topic',
  verbs: { en: ['topic'], fr: ['sujet', 'point'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: 'start a heading in the open minutes, or a talk on the agenda by its number',
    fr: fr`commencer une rubrique au compte rendu ouvert, ou une présentation de l'ordre du jour par son numéro`,
  },
  examples: { en: ['topic Planning', 'topic #12'], fr: ['sujet Planification', 'sujet #12'] },
  args: { words: markWords() },
  changes: true,
  async run(needs, { words }, caller) {
    const live = await openToMark(needs, caller)
    if ('problem' in live) return refuse(live.problem)
    const [, number] = /^#(\d{1,9})$/.exec(words) ?? []
    const mark =
      number === undefined ? ({ kind: 'topic', text: words } as const) : await talkMark(needs, live, Number(number), caller)
    return 'problem' in mark ? refuse(mark.problem) : addMark(needs, live, mark, caller)
  },
  undo: undoMark,
})

/** Stores the title with the talk's number, so that the heading stays if the talk is deleted. */
async function talkMark(
  { talks, clock }: Services,
  { meetupId }: LiveMinutes,
  id: number,
  { lang }: Caller,
): Promise<NewMark | MarkRefusal> {
  const say = texts[lang]
  const agenda = await talks.agenda(meetupId)
  const talk = agenda.find((one) => one.id === id)
  if (talk !== undefined) return { kind: 'talk', text: talk.title, talkId: id }
  const lines = agenda.map((one) => listTalk(one, { lang, now: clock.now() }))
  return { problem: [say.notThere(id), ...(lines.length === 0 ? [say.words()] : [say.agenda(), ...lines])].join('\n') }
}
