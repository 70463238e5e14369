import { describe, expect, test } from 'vitest'
import { intentDefinitions } from '../../src/understanding/intent-definitions.ts'
import { read } from './support.ts'

/** Sentence and call, at least one in each language for every intent that takes arguments. */
const calls: Readonly<Record<string, readonly (readonly [sentence: string, call: string])[]>> = {
  next: [
    ['what time does it start on the 17th of december?', 'show 2026-12-17'],
    ['à quelle heure commence la rencontre du 17 décembre?', 'voir 2026-12-17'],
  ],
  going: [
    ["I'll be there on December 17", 'going 2026-12-17'],
    ['je serai là le 17 décembre', 'participer 2026-12-17'],
  ],
  remote: [
    ["I'll join online on december 17", 'remote 2026-12-17'],
    ['je participe en ligne le 17 décembre', 'à distance 2026-12-17'],
  ],
  maybe: [
    ['maybe for the 17th, not sure yet', 'maybe 2026-12-17'],
    ['peut-être pour le 17, pas certain', 'peut-être 2026-12-17'],
  ],
  notgoing: [
    ["I can't come on thursday", 'not going 2026-12-03'],
    ['je ne peux pas venir le 17', 'absent 2026-12-17'],
  ],
  count: [
    ['how many people are coming on december 17?', 'count 2026-12-17'],
    ['combien de personnes viennent le 17 décembre?', 'combien 2026-12-17'],
  ],
  who: [
    ['who is coming on december 17?', 'who 2026-12-17'],
    ['qui vient le 17 décembre?', 'qui 2026-12-17'],
  ],
  present: [
    [
      'I would like to present "Lessons from Helm" on december 17, 20 minutes',
      'present "Lessons from Helm" on:2026-12-17 length:20',
    ],
    ["j'aimerais faire une présentation sur Kubernetes", 'présenter « Kubernetes »'],
  ],
  withdraw: [
    ['please withdraw my talk #12', 'withdraw #12'],
    ['retire ma présentation #12', 'retirer #12'],
  ],
  confirm: [
    ['I confirm my talk #12', 'confirm #12'],
    ['je confirme ma présentation #12', 'confirmer #12'],
  ],
  talks: [
    ['who is presenting on december 17?', 'show 2026-12-17'],
    ['quelles présentations sont prévues le 17 décembre?', 'voir 2026-12-17'],
  ],
  suggest: [
    ['I suggest a talk about secret rotation', 'suggest "secret rotation"'],
    ['je propose comme sujet : la rotation des secrets', 'suggérer « la rotation des secrets »'],
  ],
  vote: [
    ['I vote for #12', 'vote #12'],
    ['je vote pour #12', 'voter #12'],
  ],
  minutes: [
    ['minutes of april 2018 please', 'minutes 2018-04'],
    ['le compte rendu du 24 avril 2018', 'compte-rendu 2018-04-24'],
  ],
  ask: [
    ['what was said about the code of conduct in past meetups?', 'minutes the code of conduct in past meetups'],
    ["qu'est-ce qui a été dit sur Kubernetes?", 'compte-rendu Kubernetes'],
  ],
  promised: [
    ['what did @akua promise to do?', 'promised @akua'],
    ['quelles actions reste-t-il à faire pour @akua?', 'suivis @akua'],
    ['what did Nadia Roy promise', 'promised Nadia Roy'],
    ['ce que Luc devait faire', 'suivis Luc'],
  ],
  materials: [
    ['where are the slides from april 2018?', 'materials 2018-04'],
    ['y a-t-il un enregistrement de la rencontre du 24 avril 2018?', 'documents 2018-04-24'],
  ],
  remind: [
    ['remind me two days before', 'remind me 2d before'],
    ['remind me tomorrow at 9 am to book the room', 'remind me 2026-11-30 09:00 "book the room"'],
    ['rappelle-moi la veille', 'rappelle-moi 1 j avant'],
    ['remind me every monday at 9 to look for presenters', 'remind me every monday 09:00 "look for presenters"'],
    ['rappelle-moi tous les lundis à 9 h de vérifier la salle', 'rappelle-moi chaque lundi 09:00 « vérifier la salle »'],
    ['remind #general friday at noon to bring a laptop', 'remind #general 2026-12-04 12:00 "bring a laptop"'],
    ['remind everyone tomorrow at 9 to sign up', 'remind 2026-11-30 09:00 "sign up"'],
    ["rappelle à l'équipe jeudi à 10 h que le lien change", 'rappelle 2026-12-03 10:00 « le lien change »'],
    ['remind me tomorrow at 9 to tell everyone', 'remind me 2026-11-30 09:00 "tell everyone"'],
  ],
  unremind: [
    ['cancel my reminder #12', 'cancel reminder #12'],
    ['annule mon rappel #12', 'annuler rappel #12'],
  ],
  schedule: [
    ['schedule a meetup on january 21 at 1 pm called "Terraform"', 'schedule 2027-01-21 13:00 "Terraform"'],
    ['planifie une rencontre le 21 janvier à 13 h', 'planifier 2027-01-21 13:00'],
    [
      'schedule a meetup on jan 14 at noon at 90 Elgin, Ottawa called "Zero trust" for 2 hours',
      'schedule 2027-01-14 12:00 "Zero trust" place:"90 Elgin, Ottawa" length:120',
    ],
    [
      'organise une rencontre sur le maillage le 14 janvier à 13 h au 90 Elgin',
      'planifier 2027-01-14 13:00 « le maillage » lieu:« 90 Elgin »',
    ],
    ['schedule a meetup in French on january 21 at 1 pm', 'schedule 2027-01-21 13:00'],
  ],
  move: [
    ['move the meetup of december 17 to january 7 at 2 pm', 'move 2026-12-17 2027-01-07 14:00'],
    ['déplace la rencontre du 17 décembre au 7 janvier', 'déplacer 2026-12-17 2027-01-07'],
    ['move it to friday', 'move next 2026-12-04'],
    ['déplace-la à vendredi', 'déplacer prochaine 2026-12-04'],
    ['push it back a week', 'move next 1w later'],
    ['push the december one back two weeks', 'move 2026-12 2w later'],
    ["devance-la d'une heure", 'déplacer prochaine 1 h plus tôt'],
    ['push it back a month', 'move next 1 month later'],
    ['repousse-la de quarante-cinq minutes', 'déplacer prochaine 45 min plus tard'],
    ['move the mesh meetup to friday', 'move "mesh" 2026-12-04'],
    ['déplace la rencontre sur Prometheus au 28 janvier', 'déplacer « Prometheus » 2027-01-28'],
  ],
  cancel: [
    ['cancel the meetup on december 17', 'cancel meetup 2026-12-17'],
    ['annule la rencontre du 17 décembre', 'annuler rencontre 2026-12-17'],
  ],
  editmeetup: [
    ['change the place to 10 Wellington', 'edit meetup next place:"10 Wellington"'],
    ['la salle change: 10 Wellington', 'modifier rencontre prochaine lieu:« 10 Wellington »'],
    ['change le lieu pour le 10, rue Wellington', 'modifier rencontre prochaine lieu:« 10, rue Wellington »'],
    ["c'est au 25 Eddy maintenant", 'modifier rencontre prochaine lieu:« 25 Eddy »'],
    ['rename the january meetup to Zero trust', 'edit meetup 2027-01 title:"Zero trust"'],
    ['rename the observability one to "Traces"', 'edit meetup "observability" title:"Traces"'],
    ['renomme la rencontre du 17 « Zéro confiance »', 'modifier rencontre 2026-12-17 titre:« Zéro confiance »'],
    ['make it 90 minutes', 'edit meetup next length:90'],
    ['la rencontre dure 2 heures', 'modifier rencontre prochaine durée:120'],
    ['new teams link for thursday: https://teams.example/abc', 'edit meetup 2026-12-03 join:https://teams.example/abc'],
    ['change the venue', 'edit meetup next place:'],
  ],
  announce: [
    ['announce the meetup of december 17', 'announce 2026-12-17'],
    ['annonce la rencontre du 17 décembre', 'annoncer 2026-12-17'],
  ],
  share: [
    ['add the meetup of december 17 to my calendar', 'share 2026-12-17'],
    ['ajoute la rencontre du 17 décembre à mon calendrier', 'partager 2026-12-17'],
  ],
  accept: [
    ['accept talk 14 for december 17', 'accept #14 2026-12-17'],
    ['on accepte la présentation 14 pour le 17 décembre', 'accepter #14 2026-12-17'],
  ],
  decline: [
    ['reject proposal 9 because it is marketing', 'decline #9 reason:"it is marketing"'],
    ["refuse la proposition 9 parce que c'est du marketing", "refuser #9 raison:« c'est du marketing »"],
  ],
  place: [
    ['put talk 14 on the agenda of december 17', 'place #14 2026-12-17'],
    ["mets la présentation 14 à l'ordre du jour du 17 décembre", 'placer #14 2026-12-17'],
  ],
  edit: [
    ['change the title of talk 12 to Boring Databases', 'edit #12 title:"Boring Databases"'],
    ['la présentation 12 va durer 10 minutes au lieu de 20', 'modifier #12 durée:10'],
    ['update my talk #12, it will be bilingual', 'edit #12 lang:both'],
    ['modify talk 12, bilingual instead of english', 'edit #12 lang:both'],
    ['modifie ma présentation #12, en anglais au lieu du français', 'modifier #12 langue:en'],
  ],
  attach: [
    ['here are my slides https://example.org/a.pdf', 'attach slides:https://example.org/a.pdf'],
    ["ajoute l'enregistrement https://example.org/v", 'joindre enregistrement:https://example.org/v'],
  ],
  capacity: [
    ['set the capacity to 30', 'capacity 30'],
    ['mets la capacité à 30', 'places 30'],
  ],
  roleadd: [
    ['make @bob an organizer', 'role add @bob'],
    ["ajoute @priya à l'équipe d'organisation", 'rôle ajouter @priya'],
    ['make akua an organizer', 'role add @akua'],
    ['rends akua organisatrice', 'rôle ajouter @akua'],
  ],
  log: [
    ['show the log of @bob', 'log @bob'],
    ['montre le journal de @bob', 'journal @bob'],
  ],
  snooze: [
    ['snooze reminder 12 for an hour', 'snooze #12 1h'],
    ['remind me of #12 again after one hour, now I am busy', 'snooze #12 1h'],
    ["reporte le rappel 12 d'une heure", 'reporter #12 1 h'],
  ],
  report: [
    ['statistics for 2024', 'report 2024'],
    ["combien de personnes sont venues l'an dernier", 'bilan 2025'],
  ],
  mute: [
    ['stop sending me the weekly digest', 'mute digest'],
    ['je ne veux plus recevoir les annonces', 'désactiver annonces'],
  ],
  unmute: [
    ['send me the weekly digest again', 'unmute digest'],
    ['réactive les relances', 'réactiver relances'],
  ],
  quiet: [
    ['quiet from 6 pm to 8 am', 'quiet me 18:00-8:00'],
    ['pas de messages la fin de semaine', 'silence pour moi fins de semaine'],
  ],
  zone: [
    ['set my time zone to Winnipeg', 'zone Winnipeg'],
    ['my timezone is pacific', 'zone pacific'],
    ['je suis à Vancouver, montre-moi les heures de là-bas', 'fuseau Vancouver'],
  ],
  lang: [
    ['speak French to me please', 'lang fr'],
    ['parle-moi en anglais', 'langue en'],
  ],
  department: [
    ['I work at Transport Canada', 'department Transport Canada'],
    ['mon ministère est Santé Canada', 'ministère Santé Canada'],
  ],
}

describe('slots come back as arguments', () => {
  const wanted = Object.entries(calls).flatMap(([intent, pairs]) => pairs.map((pair) => [intent, ...pair] as const))
  test.each(wanted)('%s: %s', (intent, sentence, call) => {
    const [first] = read(sentence).candidates
    expect([first?.intent, first?.call]).toEqual([intent, call])
  })

  test('of every intent that takes any', () => {
    const taking = intentDefinitions.filter(({ args }) => args !== undefined).map(({ intent }) => intent)
    expect(Object.keys(calls).toSorted()).toEqual(taking.toSorted())
  })

  test.each([
    ['december 17', 'show 2026-12-17'],
    ['the third thursday?', 'show 2026-12-17'],
    ['december', 'show 2026-12'],
    ['#4', 'show #4'],
    ['le 17 décembre', 'voir 2026-12-17'],
    ['et le 21 janvier?', 'voir 2027-01-21'],
  ])('a day, a month or a number by itself asks to see what is there: %s', (sentence, call) => {
    expect(read(sentence)).toMatchObject({ understood: 'sentence', candidates: [{ call, effect: 'answer' }] })
  })

  test('a day that may be two is not guessed at', () => {
    expect(read('03/12/2026').understood).toBe('offered')
  })

  test('what a command needs and the sentence lacks is named', () => {
    expect(read('I would like to present').candidates[0]?.missing).toEqual(['title'])
    expect(read('planifie une rencontre').candidates[0]?.missing).toEqual(['new-moment'])
    expect(read('change the venue').candidates[0]?.missing).toEqual(['meetup-changes'])
    expect(read('remind everyone tomorrow at 9 to sign up').candidates[0]?.missing).toEqual(['channel'])
    expect(read('comment on propose une présentation?').candidates[0]?.missing).toEqual(['title'])
  })
})
