import { reply } from '../../src/command/reply.ts'
import { listOrganizers } from '../../src/features/people/notice.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    organizers: (names: string) => `**Organizers**: ${names}`,
    none: () => 'There are no organizers yet. The operator names the first ones in `RENDEZVOUS_ORGANIZERS`.',
  },
  fr: {
    organizers: (names) => fr`**Organisation** : ${names}`,
    none: () =>
      fr`Personne n'organise encore. La personne qui exploite le robot nomme les premières dans \`RENDEZVOUS_ORGANIZERS\`.`,
  },
})

export const roles = defineCommand({
  name: 'roles',
  verbs: { en: ['roles'], fr: ['rôles'] },
  group: 'bot',
  who: 'all',
  summary: { en: 'who organizes', fr: fr`qui organise` },
  examples: { en: ['roles'], fr: ['rôles'] },
  args: {},
  async run(needs, _args, { lang }) {
    const organizers = await listOrganizers(needs)
    if (organizers.length === 0) return reply(texts[lang].none())
    // Names without an at sign, so that asking about organizers doesn't notify them.
    return reply(texts[lang].organizers(organizers.map(({ username }) => escapeMarkdown(username)).join(', ')))
  },
})
