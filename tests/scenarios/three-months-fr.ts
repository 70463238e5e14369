import type { Story } from './story.ts'

/** L'automne d'une communauté qui parle d'abord français : the same months, lived by people who write French. */
export async function playInFrench(story: Story): Promise<void> {
  await september(story)
  await october(story)
  await november(story)
}

async function september(story: Story): Promise<void> {
  const { say, tell, react, until } = story
  story.chapter('Septembre : une nouvelle série')
  for (const name of ['olivia', 'priya', 'mei']) await tell(name, 'langue fr')
  await say(
    'olivia',
    'cloudnative',
    '!rencontre série ajouter « Infonuagique @ GC » chaque 3e jeudi à 13 h lieu:90, rue Elgin, Ottawa lien:https://meet.example.ca/in places:3 première:fr',
  )
  await say('olivia', 'cloudnative', '!rencontre oui')
  await say('olivia', 'cloudnative', '!rencontre série lier')
  await say('olivia', 'cloudnative', '!rencontre abonner langue:both')
  await say('olivia', 'general', '!rencontre abonner langue:fr silencieux:oui')
  await say('francois', 'cloudnative', '!rencontre prochaine')
  await tell('priya', 'ministère Statistique Canada')
  await tell('priya', 'présenter « Terraform à Statistique Canada » durée:30 le:2026-09-17')
  await say('mei', 'cloudnative', '!rencontre présenter « L’avenir de Kubernetes » durée:20')

  await until('2026-09-03 10:00')
  await tell('olivia', 'présentations')
  await tell('olivia', `accepter #${story.numberOf('Terraform à Statistique Canada')}`)
  await tell('priya', `confirmer #${story.numberOf('Terraform à Statistique Canada')}`)
  await say('olivia', 'cloudnative', '!rencontre annoncer')
  await say('olivia', 'cloudnative', '!rencontre oui')
  await until('2026-09-03 10:02')
  const announcement = story.botMessage('cloudnative', 'Code de conduite')
  await react('alice', announcement, ':+1:')
  await react('francois', announcement, ':computer:')
  await react('victor', announcement, ':+1:')
  await tell('priya', 'participer')
  await say('mei', 'general', '!rencontre participer')
  await until('2026-09-03 10:05')

  await until('2026-09-08 09:30')
  await tell('alice', 'absent')
  await tell('olivia', 'modifier rencontre 2026-09-17 titre:L’infrastructure comme du code')
  await until('2026-09-08 09:35')

  await until('2026-09-17 13:30')
  await say('victor', 'cloudnative', '!rencontre prochaine')
  await until('2026-09-18 16:00')
  const talk = story.numberOf('Terraform à Statistique Canada')
  await tell('priya', `joindre #${talk} diapositives:https://example.ca/terraform.pdf`)
  await tell('olivia', `joindre #${talk} enregistrement:https://example.ca/terraform.mp4`)
  await say('alice', 'cloudnative', '!rencontre liste passées')
}

async function october(story: Story): Promise<void> {
  const { say, tell, until } = story
  story.chapter('Octobre : un fournisseur, un report et un changement d’avis')
  await until('2026-09-29 09:00')
  await tell('karl', 'présenter « Des grappes plus rapides » durée:30 fournisseur:Acme parrain:@alice')
  await tell('olivia', `accepter #${story.numberOf('Des grappes plus rapides')} 15 octobre`)
  await tell('alice', 'à distance 15 octobre')
  await say('mei', 'cloudnative', '!rencontre participer 15 octobre')
  await say('olivia', 'cloudnative', '!rencontre annoncer 15 octobre')
  await say('olivia', 'cloudnative', '!rencontre oui')
  await until('2026-09-29 09:05')
  await say('olivia', 'cloudnative', '!rencontre déplacer 15 octobre 22 octobre 13 h')
  await say('olivia', 'cloudnative', '!rencontre oui')
  await until('2026-10-02 11:00')
  await tell('karl', `retirer #${story.numberOf('Des grappes plus rapides')}`)
  await tell('olivia', `placer #${story.numberOf('L’avenir de Kubernetes')} 22 octobre`)
  await until('2026-10-18 08:00')
  await tell('olivia', 'présentations')
  await until('2026-10-23 18:00')
}

async function november(story: Story): Promise<void> {
  const { say, tell, until } = story
  story.chapter('Novembre : personne ne présente')
  await until('2026-10-30 09:00')
  await say('alice', 'cloudnative', '!rencontre suggérer « Les secrets dans Git »')
  await say('mei', 'cloudnative', `!rencontre voter #${story.numberOf('Les secrets dans Git')}`)
  await until('2026-11-05 18:00')
  await say('olivia', 'cloudnative', '!rencontre annoncer 19 novembre')
  await say('olivia', 'cloudnative', '!rencontre oui')
  await until('2026-11-06 12:00')
  await say('mei', 'cloudnative', '!rencontre participer 19 novembre')
  await until('2026-11-10 09:00')
  await say(
    'olivia',
    'cloudnative',
    '!rencontre annuler rencontre 19 novembre raison:Personne ne pouvait présenter, et la salle est inondée',
  )
  await say('olivia', 'cloudnative', '!rencontre oui')
  await until('2026-11-10 09:05')
  await say('alice', 'cloudnative', '!rencontre prochaine')
  await tell('olivia', 'journal 8')
}
