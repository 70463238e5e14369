import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

const texts = bilingual({
  en: {
    'not-read-yet': () => 'The minutes are still being read for the first time. Ask again in a minute.',
    'folder-unreadable': () =>
      "I can't read the folder of the minutes. Check that `MINUTES_SOURCE` names it and that the bot may read it.",
    'no-git': () => 'The program `git` is not installed where the bot runs. Install it, or name a folder in `MINUTES_SOURCE`.',
    'no-repository': () =>
      "That repository doesn't exist, or the bot may not see it. Check the address in `MINUTES_SOURCE`, and what `MINUTES_TOKEN` or the ssh key may read.",
    'login-refused': () =>
      'The Git server refused the login. Create a token or key that may read and push, and set `MINUTES_TOKEN` or `MINUTES_SSH_KEY_FILE`.',
    'host-unknown': () =>
      "The Git server's ssh key has changed or isn't listed. If that is expected, correct `MINUTES_KNOWN_HOSTS_FILE`, or delete `known_hosts` in `minutes.copyFolder`.",
    'bad-certificate': () =>
      'The certificate of the Git server cannot be verified. Name the certificate file of its authority in `GIT_SSL_CAINFO`.',
    moved: () =>
      'The repository has moved to another address. Write the new one in `MINUTES_SOURCE`; a token is never sent along a redirect.',
    'not-owned': () =>
      'Git does not trust a repository that belongs to another user. Name it as `safe.directory` in `/etc/gitconfig`.',
    'no-branch': () =>
      'The repository has no such branch. Correct it in `MINUTES_SOURCE`, after `#`; without one the default branch is read.',
    'no-path': () => 'The repository has no such folder on that branch. Correct it in `MINUTES_SOURCE`, after `#branch:`.',
    'disk-full': () =>
      'The disk with the copy of the repository is full. Free some space, or choose another folder in `minutes.copyFolder`.',
    'copy-unwritable': () =>
      'The bot may not write to the folder with the copy of the repository. Fix its permissions, or choose another folder in `minutes.copyFolder`.',
    unreachable: () =>
      'The Git server is unreachable. The next refresh tries again; if it keeps failing, check the network and the proxy.',
    'too-slow': () =>
      'The Git server took too long. The next refresh tries again; a large repository may need a higher `minutes.patienceSeconds`.',
    'push-rejected': () =>
      "The repository rejected the push. Allow the bot's account to create branches that begin with `rendezvous/`.",
    'branch-taken': () =>
      'The branch for these minutes already exists with other content. Rename or delete it, then try again.',
    'bad-file-name': () => "That file name isn't allowed. Use one like `2026-12-17.md`.",
    unknown: () => "Git failed unexpectedly. Its message is in the bot's log.",
  },
  fr: {
    'not-read-yet': () => fr`Les comptes rendus sont en cours de première lecture. Redemandez dans une minute.`,
    'folder-unreadable': () =>
      fr`Le dossier des comptes rendus est illisible. Vérifiez que \`MINUTES_SOURCE\` le désigne et que le robot peut le lire.`,
    'no-git': () =>
      fr`Le programme \`git\` n'est pas installé là où le robot s'exécute. Installez-le, ou indiquez un dossier dans \`MINUTES_SOURCE\`.`,
    'no-repository': () =>
      fr`Ce dépôt n'existe pas, ou le robot n'y a pas accès. Vérifiez l'adresse dans \`MINUTES_SOURCE\` et les droits de lecture de \`MINUTES_TOKEN\` ou de la clé ssh.`,
    'login-refused': () =>
      fr`Le serveur Git refuse la connexion. Créez un jeton ou une clé qui permet de lire et de pousser, puis définissez \`MINUTES_TOKEN\` ou \`MINUTES_SSH_KEY_FILE\`.`,
    'host-unknown': () =>
      fr`Le serveur Git présente une autre clé ssh qu'auparavant, ou une clé qui n'est pas inscrite. Si c'est voulu, corrigez \`MINUTES_KNOWN_HOSTS_FILE\`, ou supprimez \`known_hosts\` dans \`minutes.copyFolder\`.`,
    'bad-certificate': () =>
      fr`Le certificat du serveur Git ne peut pas être vérifié. Indiquez le fichier de la bonne autorité dans \`GIT_SSL_CAINFO\`.`,
    moved: () =>
      fr`Le dépôt a changé d'adresse. Inscrivez la nouvelle dans \`MINUTES_SOURCE\`; un jeton ne suit jamais une redirection.`,
    'not-owned': () =>
      fr`Git ne fait pas confiance à un dépôt qui appartient à un autre utilisateur. Inscrivez-le comme \`safe.directory\` dans \`/etc/gitconfig\`.`,
    'no-branch': () =>
      fr`Le dépôt n'a pas cette branche. Corrigez-la dans \`MINUTES_SOURCE\`, après \`#\`; sans elle, la branche par défaut est lue.`,
    'no-path': () =>
      fr`Le dépôt n'a pas ce dossier sur cette branche. Corrigez-le dans \`MINUTES_SOURCE\`, après \`#branche:\`.`,
    'disk-full': () =>
      fr`Le disque où se trouve la copie du dépôt est plein. Libérez de l'espace, ou indiquez un autre endroit dans \`minutes.copyFolder\`.`,
    'copy-unwritable': () =>
      fr`Le robot ne peut pas écrire là où se trouve la copie du dépôt. Corrigez les droits d'accès, ou indiquez un autre endroit dans \`minutes.copyFolder\`.`,
    unreachable: () =>
      fr`Le serveur Git est injoignable. Un nouvel essai aura lieu à la prochaine mise à jour; si cela persiste, vérifiez le réseau et le serveur mandataire.`,
    'too-slow': () =>
      fr`Le serveur Git n'a pas terminé à temps. Un nouvel essai aura lieu à la prochaine mise à jour; un grand dépôt peut exiger un \`minutes.patienceSeconds\` plus élevé.`,
    'push-rejected': () =>
      fr`Le dépôt n'accepte pas ce que le robot y pousse. Accordez à son compte le droit de créer des branches qui commencent par \`rendezvous/\`.`,
    'branch-taken': () =>
      fr`La branche destinée au compte rendu existe et contient autre chose. Renommez-la ou supprimez-la, puis réessayez.`,
    'bad-file-name': () => fr`Le compte rendu ne peut pas porter ce nom de fichier. Utilisez un nom comme \`2026-12-17.md\`.`,
    unknown: () => fr`Git a échoué de façon imprévue. Ses messages sont dans le journal du robot.`,
  },
})

/** What is wrong with the source of the minutes, and how to fix it. */
export function describeMinutesTrouble(kind: keyof typeof texts.en, lang: Lang): string {
  return texts[lang][kind]()
}
