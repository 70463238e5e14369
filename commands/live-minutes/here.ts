import { acknowledge, type Reply, refuse } from '../../src/command/reply.ts'
import { auditMark, openHere } from '../../src/features/live-minutes/service.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

export const here = defineCommand({
  name: 'here',
  verbs: { en: ['here'], fr: ['ici'] },
  group: 'minutes',
  who: 'all',
  summary: {
    en: "say that you're here: your name goes into the open minutes",
    fr: fr`dire que vous y êtes : votre nom figurera au compte rendu ouvert`,
  },
  examples: { en: ['here'], fr: ['ici'] },
  args: {},
  changes: true,
  async run(needs, _args, caller): Promise<Reply<number>> {
    const live = await openHere(needs, caller)
    if ('problem' in live) return refuse(live.problem)
    const { id, username } = caller
    const isNew = await needs.liveMinutes.arrive(live.meetupId, { id, username }, needs.clock.now())
    if (!isNew) return acknowledge()
    await auditMark(needs, caller, 'here', `#${live.meetupId}`)
    return { ...acknowledge(), undo: { data: live.meetupId } }
  },
  async undo(needs, meetupId: number, caller) {
    await needs.liveMinutes.leave(meetupId, caller.id)
    return acknowledge()
  },
})
