import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatShortDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { nameDepartment } from '../people/departments.ts'
import { drawBars } from './bars.ts'
import type { DepartmentNumbers, Report } from './model.ts'

export const reportMessages = bilingual({
  en: {
    title: (year: number) => `${year} in numbers`,
    meetups: () => 'Meetups',
    held: (count: number) => `${count} held`,
    cancelled: (count: number) => `${count} cancelled`,
    coming: (count: number) => `${count} to come`,
    attendance: () => 'Attendance',
    people: (count: number) => `${count} different ${plural('en', count, 'person', 'people')}`,
    answers: () => 'This counts people who said they would come.',
    byDepartment: () => 'People by department',
    folded: () => 'Departments with fewer than three people are counted together.',
    others: () => 'Others',
    unsaid: () => 'Not said',
    talks: () => 'Talks',
    given: (count: number) => `${count} given`,
    inEnglish: () => 'In English',
    inFrench: () => 'In French',
    bilingual: () => 'Bilingual',
    waiting: (count: number) => `${count} waiting for a date`,
    topics: () => 'Topics',
    onList: (count: number, votes: number) => `${count} on the list, ${votes} ${plural('en', votes, 'vote', 'votes')}`,
    minutes: () => 'Minutes',
    files: (count: number) => `${count} published`,
    actions: () => 'Actions',
    open: (count: number) => `${count} still open from that year`,
    none: () => 'No meetups were held that year.',
    more: (count: number) => `… and ${count} earlier ${plural('en', count, 'one', 'ones')}`,
    meetup: () => 'Meetup',
    department: () => 'Department',
    inRoom: () => 'In the room',
    remotely: () => 'Remotely',
    total: () => 'Total',
    count: () => 'Number',
    language: () => 'Language',
    download: () => 'Numbers as a table (.csv)',
    expires: (moment: string) => `This address works until ${moment}.`,
  },
  fr: {
    title: (year) => fr`L'année ${String(year)} en chiffres`,
    meetups: () => fr`Rencontres`,
    held: (count) => fr`${count} ${plural('fr', count, 'tenue', 'tenues')}`,
    cancelled: (count) => fr`${count} ${plural('fr', count, 'annulée', 'annulées')}`,
    coming: (count) => fr`${count} à venir`,
    attendance: () => fr`Présences`,
    people: (count) => fr`${count} ${plural('fr', count, 'personne différente', 'personnes différentes')}`,
    answers: () => fr`Le compte est celui des personnes qui ont dit qu'elles viendraient.`,
    byDepartment: () => fr`Personnes par ministère`,
    folded: () => fr`Les ministères de moins de trois personnes sont comptés ensemble.`,
    others: () => fr`Autres`,
    unsaid: () => fr`Non indiqué`,
    talks: () => fr`Présentations`,
    given: (count) => fr`${count} ${plural('fr', count, 'donnée', 'données')}`,
    inEnglish: () => fr`En anglais`,
    inFrench: () => fr`En français`,
    bilingual: () => fr`Bilingues`,
    waiting: (count) => fr`${count} en attente d'une date`,
    topics: () => fr`Sujets`,
    onList: (count, votes) => fr`${count} sur la liste, ${votes} ${plural('fr', votes, 'vote', 'votes')}`,
    minutes: () => fr`Comptes rendus`,
    files: (count) => fr`${count} ${plural('fr', count, 'publié', 'publiés')}`,
    actions: () => fr`Suivis`,
    open: (count) => fr`${count} encore en cours pour cette année-là`,
    none: () => fr`Aucune rencontre n'a eu lieu cette année-là.`,
    more: (count) => fr`… et ${count} plus ${plural('fr', count, 'ancienne', 'anciennes')}`,
    meetup: () => fr`Rencontre`,
    department: () => fr`Ministère`,
    inRoom: () => fr`Sur place`,
    remotely: () => fr`À distance`,
    total: () => fr`Total`,
    count: () => fr`Nombre`,
    language: () => fr`Langue`,
    download: () => fr`Les chiffres dans un tableau (.csv)`,
    expires: (moment) => fr`Cette adresse fonctionne jusqu'à la date suivante : ${moment}.`,
  },
})

/** More would be a long message; the page has all of them. */
const mostMeetups = 14

/** A report as a direct message: bars in a code block, at most 30 characters wide. */
export function describeReport(report: Report, lang: Lang): string {
  const say = reportMessages[lang]
  const { held, departments, talks, topics, minutes } = report
  const shown = held.slice(-mostMeetups)
  const left = held.length - shown.length
  return [
    `### ${say.title(report.year)}`,
    line(say.meetups(), [say.held(held.length), say.cancelled(report.cancelled), say.coming(report.coming)], lang),
    ...(held.length === 0
      ? [say.none()]
      : [
          line(say.attendance(), [say.people(report.people)], lang),
          drawBars(shown.map((one) => [formatShortDay(one.startsAt, lang, one.zone), one.room + one.remote])),
        ]),
    ...(left === 0 ? [] : [say.more(left)]),
    ...(departments.length === 0
      ? []
      : [
          bold(say.byDepartment(), lang),
          drawBars(departments.map(({ department, people }) => [nameGroup(department, lang), people])),
          say.folded(),
        ]),
    line(say.talks(), [say.given(talks.given), say.waiting(report.waitingTalks)], lang),
    line(say.topics(), [say.onList(topics.count, topics.votes)], lang),
    ...(minutes === undefined
      ? []
      : [line(say.minutes(), [say.files(minutes.files)], lang), line(say.actions(), [say.open(minutes.openActions)], lang)]),
    ...(held.length === 0 ? [] : [say.answers()]),
  ].join('\n')
}

function bold(label: string, lang: Lang): string {
  return lang === 'fr' ? fr`**${label}** :` : `**${label}**:`
}

function line(label: string, parts: readonly string[], lang: Lang): string {
  return `${bold(label, lang)} ${parts.join(', ')}`
}

export function nameGroup(department: DepartmentNumbers['department'], lang: Lang): string {
  if (department === 'others') return reportMessages[lang].others()
  return department === 'unsaid' ? reportMessages[lang].unsaid() : nameDepartment(department.name, lang)
}
