/** Whole meetings as people type them, in the language of `play-script.ts`. */

export const englishMeeting = `
## Before the meetup
olivia: schedule september 17 13:00 "Platform day" place:"90 Elgin, Ottawa"
priya: present Terraform at StatCan on september 17
priya: the first
olivia: accept
olivia: the one about Terraform
priya: attach #5 slides:https://slides.example.ca/terraform
olivia: minute-taker @victor september 17
@ 2026-09-17 13:00
## The meetup
victor #cloudnative: !meetup start
priya #cloudnative: !meetup here
alice #cloudnative: hello everyone, we can hear you in Gatineau 👋
victor #cloudnative: !note Welcome: 12 in the room, 9 online ❤️
victor #cloudnative: !topic #5
@ 2026-09-17 13:12
victor #cloudnative: !note Priya: three departments share their modules, and "plan" runs -- every night
victor #cloudnative: !note Question by Karl: who reviews a module? Answer: two people, <b>never</b> its author {{< youtube x >}}
victor #cloudnative [!note Question by Karl]: !meetup s/two people/three people/
victor #cloudnative [### Minutes are open]: Plans are kept for 30 days
victor #cloudnative: !note How to try it:
| - clone the repository
| - terraform init --upgrade
| - read plan.txt
karl #cloudnative: where is that repository?
victor #cloudnative: !link https://example.ca/modules?tab=readme&lang=en The shared modules
victor #cloudnative: !note
| \`\`\`hcl
| module "network" {
|   source = "./network"
| }
| \`\`\`
@ 2026-09-17 13:40
victor #cloudnative: !topic Costs & quotas
victor #cloudnative: !note The quota is 40 % used, 2 × last year's; naïve café, 👩‍💻 and می‌خواهم stay as they are
victor #cloudnative: !note The bill goes to Tresury Board
victor #cloudnative: !meetup s/Tresury Board/Treasury Board/
victor #cloudnative: !note The invoice number is 123-456
victor #cloudnative: !note We ask for more in Octobre
victor #cloudnative edits [!note We ask for more]: !note We ask for more in October
victor #cloudnative deletes [!note The invoice number]
victor #cloudnative: !decision Quotas are raised in October, without new servers
victor #cloudnative: !action @alice write to the cloud team about quotas due:2026-10-01
victor #cloudnative: !action @karl ask who pays for *backups*
victor #cloudnative: !meetup marks
@ 2026-09-17 14:00
## The end
victor #cloudnative: !meetup end
victor #cloudnative: !meetup yes
@ 2026-09-17 14:01
`

export const frenchMeeting = `
## Avant la rencontre
olivia: planifier 17 septembre 13:00 "Journée des plateformes" lieu:"90, rue Elgin, Ottawa"
olivia: secrétaire @francois 17 septembre
@ 2026-09-17 13:00
## La rencontre
francois #cloudnative: !rencontre commencer
mei #cloudnative: !rencontre ici
mei #cloudnative: bonjour à tout le monde !
francois #cloudnative: !sujet L’hébergement : où en est-on ?
francois #cloudnative: !note « Trois ministères partagent leurs grappes »; l’été, 10 % de plus
francois #cloudnative: !note Étapes :
| 1. demander un accès
| 2. lire https://e.example/guide_d'accès?x=[2]
| 3. attendre -- deux jours au plus
francois #cloudnative: !décision On garde le troisième jeudi
@ 2026-09-17 13:25
francois #cloudnative: !sujet Sécurité
francois #cloudnative: !note Les clefs ne vont *jamais* dans le dépôt; voir #12 et <script>alert(1)</script>
francois #cloudnative: !note Les jetons expirent après 30 jours
francois #cloudnative: !rencontre s/30 jours/90 jours/
francois #cloudnative: !tâche @mei préparer un atelier sur les secrets échéance:2026-10-08
francois #cloudnative: !lien https://exemple.ca/sécurité Le guide de sécurité
francois #cloudnative: !rencontre défaire
francois #cloudnative: !lien https://exemple.ca/sécurité Le guide de sécurité (2e édition)
@ 2026-09-17 14:00
## La fin
francois #cloudnative: !rencontre terminer
francois #cloudnative: !rencontre oui
@ 2026-09-17 14:01
`

/** Two meetups on one day, in both languages. The server refuses what the first part publishes. */
export const bilingualMeetings = {
  refused: `
## A morning meetup
olivia: schedule september 17 9:00 "Morning meetup" place:Ottawa
olivia: schedule september 17 13:00 "Rencontre de l’après-midi" place:Gatineau
@ 2026-09-17 09:00
olivia #cloudnative: !meetup start
olivia #cloudnative: !topic Linkerd or Istio · Linkerd ou Istio
olivia #cloudnative: !note Linkerd was easier to run
olivia #cloudnative: !note Linkerd a été plus simple à exploiter
olivia #cloudnative: !decision We try Linkerd for a month · On essaie Linkerd pendant un mois
olivia #cloudnative: !action @francois install it · l’installer due:2026-10-15
@ 2026-09-17 10:00
## The server refuses
olivia #cloudnative: !meetup end
olivia #cloudnative: !meetup yes
@ 2026-09-17 10:05
`,
  accepted: `
## Rights are given, and the same again
olivia #cloudnative: !meetup end
olivia #cloudnative: !meetup yes
@ 2026-09-17 10:15
## An afternoon meetup
@ 2026-09-17 13:00
olivia #cloudnative: !rencontre commencer langue:fr
olivia #cloudnative: !sujet Suites de ce matin
olivia #cloudnative: !note Good news: the cluster is up -- \`kubectl get nodes\` shows 5
olivia #cloudnative: !note Bonne nouvelle : la grappe répond
olivia #cloudnative: !décision Prochaine rencontre le 15 octobre
@ 2026-09-17 14:00
olivia #cloudnative: !rencontre terminer
olivia #cloudnative: !rencontre oui
@ 2026-09-17 14:05
`,
}
