import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Diagnosis } from './diagnose.ts'
import { exitCodeOf, type Fixer, type Level } from './finding.ts'

const levels: Readonly<Record<Lang, Readonly<Record<Level, string>>>> = {
  en: { good: 'good', unknown: 'not known', warning: 'warning', broken: 'BROKEN' },
  fr: { good: 'bien', unknown: 'inconnu', warning: 'à revoir', broken: 'EN PANNE' },
}

const menders: Readonly<Record<Lang, Readonly<Record<Fixer, string>>>> = {
  en: {
    administrator: 'An administrator of the workspace',
    operator: 'Whoever runs the bot',
    organizer: 'An organizer',
  },
  fr: {
    administrator: fr`Administration de l'espace`,
    operator: fr`Exploitation du robot`,
    organizer: fr`Organisation`,
  },
}

const texts = bilingual({
  en: {
    mend: (who: string, how: string) => `${who}: ${how}`,
    good: () => 'All is well.',
    warning: () => 'Nothing is broken; see the warnings above.',
    broken: () => 'It does not work before what is broken is mended.',
  },
  fr: {
    mend: (who, how) => fr`${who} : ${how}`,
    good: () => fr`Tout va bien.`,
    warning: () => fr`Rien n'est en panne; voyez les points à revoir ci-dessus.`,
    broken: () => fr`Cela ne fonctionnera pas avant que ce qui est en panne soit réparé.`,
  },
})

/** For people, one finding a paragraph. */
export function writeReport({ lang, findings }: Diagnosis): string {
  const say = texts[lang]
  const width = Math.max(...Object.values(levels[lang]).map(({ length }) => length))
  const lines = findings.flatMap(({ level, means, mend }) => [
    `${levels[lang][level].padEnd(width)}  ${means}`,
    ...(mend === undefined ? [] : [`${' '.repeat(width)}  → ${say.mend(menders[lang][mend.who], mend.how)}`]),
  ])
  const verdict = [say.good, say.warning, say.broken][exitCodeOf(findings)] ?? say.good
  return `${lines.join('\n')}\n\n${verdict()}\n`
}

/** For programs. */
export function writeJson({ lang, findings }: Diagnosis): string {
  return `${JSON.stringify({ exitCode: exitCodeOf(findings), lang, findings }, undefined, 2)}\n`
}
