import type { ConnectivityProblem } from '../platform/rocketchat/index.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'

const problemsEn: Readonly<Record<ConnectivityProblem, readonly [string, string]>> = {
  address: ['its address cannot be used', 'Correct ROCKETCHAT_URL.'],
  name: ['this machine cannot resolve its name', 'Correct ROCKETCHAT_URL, or the DNS server of the machine or container.'],
  closed: [
    'nothing answers there',
    'Check that the workspace runs, and that a firewall or network policy lets this machine reach it.',
  ],
  certificate: [
    'its certificate is not trusted',
    'Set NODE_EXTRA_CA_CERTS to the file of the right certificate authority. If the certificate has expired, have it renewed.',
  ],
  silent: ['it did not answer in time', 'Check the load of the workspace, and the proxies in front of it.'],
  'other-server': [
    'something other than Rocket.Chat answers there',
    'Correct ROCKETCHAT_URL: use the address that people open, with its sub-path and without a redirect.',
  ],
}

const problemsFr: Readonly<Record<ConnectivityProblem, readonly [string, string]>> = {
  address: [fr`son adresse est inutilisable`, fr`Corrigez ROCKETCHAT_URL.`],
  name: [
    fr`cette machine ne connaît pas son nom`,
    fr`Corrigez ROCKETCHAT_URL, ou le serveur de noms de la machine ou du conteneur.`,
  ],
  closed: [
    fr`rien n'y répond`,
    fr`Vérifiez que l'espace fonctionne et qu'un pare-feu ou une règle réseau n'empêche pas cette machine de le joindre.`,
  ],
  certificate: [
    fr`son certificat n'est pas reconnu`,
    fr`Indiquez le fichier de la bonne autorité dans NODE_EXTRA_CA_CERTS; si le certificat est expiré, faites-le renouveler.`,
  ],
  silent: [fr`il n'a pas répondu à temps`, fr`Examinez la charge de l'espace et les serveurs mandataires sur le chemin.`],
  'other-server': [
    fr`autre chose que Rocket.Chat y répond`,
    fr`Corrigez ROCKETCHAT_URL : l'adresse que les gens ouvrent, avec son chemin, sans redirection.`,
  ],
}

export const workspaceMessages = bilingual({
  en: {
    unset: () => 'No workspace is configured, so the bot would start its sandbox instead.',
    setUrl: () => 'Set ROCKETCHAT_URL to the address of the workspace, such as https://chat.example.ca.',
    setLogin: () =>
      'Log in as the bot, create a token under My account → Personal access tokens, and set ROCKETCHAT_USER_ID and ROCKETCHAT_AUTH_TOKEN.',
    reached: (version: string) => `The workspace answers; it is Rocket.Chat ${version}.`,
    old: (version: string) =>
      `The workspace is Rocket.Chat ${version}. The bot is tested with 6.14 and later; with an older version some things may not work.`,
    update: () => 'Update the workspace. Rocket.Chat supports versions from 8.5 on.',
    unreached: (why: ConnectivityProblem, detail: string) =>
      `The workspace cannot be reached, so the bot receives no messages: ${problemsEn[why][0]} (${detail}).`,
    mendReach: (why: ConnectivityProblem) => problemsEn[why][1],
    insecure: () => 'The address begins with http://, so the bot’s token and all messages can be read on the network.',
    useTls: () => 'Use the https:// address of the workspace.',
    tlsGood: (day: string) => `The certificate is trusted and valid until ${day}.`,
    tlsEnds: (day: string) => `The certificate expires on ${day}. After that the bot cannot connect.`,
    renew: () => 'Renew the certificate of the workspace.',
    skewGood: () => 'The clocks of this machine and the workspace agree.',
    skew: (seconds: number) =>
      `The clock of this machine is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the workspace’s: reminders come that much ${seconds > 0 ? 'too early' : 'too late'}.`,
    setClock: () => 'Synchronize the machine’s clock with NTP (chrony, systemd-timesyncd).',
    realtime: () => 'The realtime connection (web socket) works.',
    noRealtime: (detail: string) => `The realtime connection (web socket) fails, so the bot receives no messages: ${detail}`,
    letSockets: () => 'Configure the proxy in front of the workspace to pass web sockets through under /websocket.',
    slashOn: () => '`/meetup` works on every client.',
    slashOff: () =>
      '`/meetup` works on phones only: web and desktop clients don’t send commands that they don’t know. `!meetup`, `@` the bot and direct messages work everywhere.',
    slashUnknown: () => 'The workspace does not say whether `/meetup` works on the web.',
    turnSlashOn: () => 'Turn on Settings → Message → Allow Unrecognized Slash Commands.',
    loggedIn: (name: string) => `The login works; the bot is ${name}.`,
    refused: (detail: string) => `The login is refused, so the bot does not start: ${detail}`,
    newToken: () => 'Create a new personal access token in the bot’s account and set it together with the account’s user id.',
    passwordRisk: () =>
      'The bot logs in with a password. The workspace may ask for a code by e-mail at any time, as it does for every account with a verified address. The bot then cannot log in.',
    passwordFragile: () =>
      'The bot logs in with a password. As soon as its e-mail address is verified, the workspace asks for a code by e-mail, and the bot cannot log in.',
    useToken: () =>
      'Use a personal access token (created with two-factor authentication set to “Ignore”) instead of the password.',
    rolesGood: (roles: string) => `The account has the roles it needs: ${roles}.`,
    noBotRole: (roles: string) =>
      `The account has the roles ${roles} but not bot. The workspace treats it as a person and limits its calls, so replies are late when many people ask.`,
    giveBot: () => 'Give the account the role bot in addition to user.',
    admin: () => 'The account is an administrator. Anyone who got its token could do anything in the workspace.',
    takeAdmin: () => 'Remove the role admin; bot and user are enough.',
    limited: () => 'The workspace limits the bot’s calls, so replies are late when many people ask at once.',
    liftLimit: () => 'Give the role bot the permission api-bypass-rate-limit.',
    notLimited: () => 'The workspace does not limit the bot’s calls.',
    trialGood: () => 'Tried and allowed: finding people, direct messages, posting, reacting, editing.',
    noPeople: (detail: string) => `The bot may not look people up, so commands cannot name anyone: ${detail}`,
    noDirect: (detail: string) => `The bot may not write direct messages, so private replies do not arrive: ${detail}`,
    noPost: (detail: string) => `The bot may not post, so nobody gets a reply: ${detail}`,
    noReact: (detail: string) => `The bot may not react, so people do not see that it got their command: ${detail}`,
    noEdit: (detail: string) => `The bot may not edit its messages, so announcements are not updated: ${detail}`,
    allow: (permission: string) => `Give the bot’s roles these permissions: ${permission}.`,
    allowEditing: () => 'Turn on Settings → Message → Allow Message Editing.',
    rooms: (count: number, names: string) => `The bot is in ${count} room(s): ${names}.`,
    noRooms: () => 'The bot is in no room, so people can only send it direct messages.',
    invite: () => 'Invite the bot where people should find it: /invite @name in the room.',
    roomsUnknown: () => 'The workspace does not say which rooms the bot is in.',
    unreadable: (room: string) => `The bot cannot read #${room} although it has joined: commands there get no reply.`,
    readOnly: (room: string) => `#${room} is read-only: the bot cannot reply there unless it has permission to post.`,
    archived: (room: string) => `#${room} is archived: the bot posts nothing there any more.`,
    muted: (room: string) => `The bot is muted in #${room}: it cannot reply there.`,
    unmute: () => 'Unmute it: /unmute @name in the room.',
    goneRoom: (room: string) => `#${room} cannot be found any more.`,
    restricted: () =>
      'The workspace accepts no messages from anybody (restricted-workspace): it has no licence and has lost contact with the vendor’s cloud. The bot keeps what it has to say and sends it once that is over.',
    register: () => 'Register the workspace again, or let it reach the cloud: Administration → Workspace → Cloud connectivity.',
    encrypted: (room: string) => `#${room} is end-to-end encrypted: the bot cannot read or reply there.`,
    letRead: () => 'Give the bot’s roles view-joined-room, view-c-room and view-p-room.',
    letPost: () => 'Make the bot a moderator of the room, or remove it from the room.',
    leave: () => 'Remove the bot from the room, or subscribe another room.',
    peopleGood: (names: string) => `The first organizers exist: ${names}.`,
    peopleUnknown: (names: string) => `RENDEZVOUS_ORGANIZERS names people who do not exist in the workspace: ${names}.`,
    correctNames: () => 'Write their user names, without the @.',
    notAsked: () => 'Not checked, because the workspace cannot be reached or refuses the login.',
  },
  fr: {
    unset: () => fr`Aucun espace n'est désigné : le robot ouvrirait son bac à sable et ne parlerait à personne.`,
    setUrl: () => fr`Définissez ROCKETCHAT_URL : l'adresse de l'espace, par exemple https://chat.example.ca.`,
    setLogin: () =>
      fr`Ouvrez une session au nom du robot, créez un jeton sous Mon compte → Jetons d'accès personnels, puis définissez ROCKETCHAT_USER_ID et ROCKETCHAT_AUTH_TOKEN.`,
    reached: (version) => fr`L'espace répond; c'est Rocket.Chat ${version}.`,
    old: (version) =>
      fr`L'espace est sous Rocket.Chat ${version}. Le robot est éprouvé à partir de la version 6.14 : avant, nul ne sait ce qui fonctionne.`,
    update: () => fr`Mettez l'espace à jour; son éditeur prend en charge les versions 8.5 et suivantes.`,
    unreached: (why, detail) =>
      fr`L'espace est hors d'atteinte, et le robot n'entend personne : ${problemsFr[why][0]} (${detail}).`,
    mendReach: (why) => fr`${problemsFr[why][1]}`,
    insecure: () =>
      fr`L'adresse commence par http:// : le jeton du robot et tout ce qu'il entend peuvent être lus sur le réseau.`,
    useTls: () => fr`Utilisez l'adresse https:// de l'espace.`,
    tlsGood: (day) => fr`Le certificat est reconnu et valide jusqu'au ${day}.`,
    tlsEnds: (day) => fr`Le certificat prend fin le ${day}. Dès lors, le robot n'entendra plus personne.`,
    renew: () => fr`Renouvelez le certificat de l'espace.`,
    skewGood: () => fr`Les horloges de cette machine et de l'espace concordent.`,
    skew: (seconds) =>
      fr`L'horloge de cette machine est ${seconds > 0 ? 'en avance' : 'en retard'} de ${Math.abs(seconds)} s sur celle de l'espace : les rappels viennent d'autant trop ${seconds > 0 ? 'tôt' : 'tard'}.`,
    setClock: () => fr`Faites régler l'horloge de la machine par NTP (chrony, systemd-timesyncd).`,
    realtime: () => fr`La connexion en temps réel (WebSocket) fonctionne.`,
    noRealtime: (detail) => fr`La connexion en temps réel (WebSocket) échoue, et le robot n'entend personne : ${detail}`,
    letSockets: () => fr`Faites passer les connexions WebSocket sous /websocket par le serveur mandataire de l'espace.`,
    slashOn: () => fr`\`/rencontre\` fonctionne sur tous les clients.`,
    slashOff: () =>
      fr`\`/rencontre\` ne fonctionne que sur téléphone : les clients Web et de bureau gardent pour eux les commandes inconnues. \`!rencontre\`, \`@\` suivi du nom du robot et les messages directs fonctionnent partout.`,
    slashUnknown: () => fr`L'espace ne dit pas si \`/rencontre\` fonctionne sur le Web.`,
    turnSlashOn: () => fr`Activez Paramètres → Message → Autoriser les commandes slash non reconnues.`,
    loggedIn: (name) => fr`L'ouverture de session fonctionne; le robot est ${name}.`,
    refused: (detail) => fr`L'ouverture de session est refusée, et le robot ne démarre pas : ${detail}`,
    newToken: () =>
      fr`Créez un nouveau jeton d'accès personnel dans le compte du robot et définissez-le avec l'identifiant du compte.`,
    passwordRisk: () =>
      fr`Le robot ouvre sa session avec un mot de passe. L'espace peut demander un code par courriel d'un jour à l'autre, comme pour tout compte dont l'adresse est vérifiée; le robot reste alors dehors.`,
    passwordFragile: () =>
      fr`Le robot ouvre sa session avec un mot de passe. Dès que son adresse sera vérifiée, l'espace demandera un code par courriel, et le robot restera dehors.`,
    useToken: () =>
      fr`Utilisez un jeton d'accès personnel (créé avec « Ignorer l'authentification à deux facteurs ») au lieu du mot de passe.`,
    rolesGood: (roles) => fr`Le compte a les rôles qu'il lui faut : ${roles}.`,
    noBotRole: (roles) =>
      fr`Le compte a les rôles ${roles}, mais non bot : l'espace le traite comme une personne et limite ses appels; les réponses tardent quand beaucoup de gens demandent.`,
    giveBot: () => fr`Donnez au compte le rôle bot, en plus de user.`,
    admin: () => fr`Le compte est administrateur. Qui obtiendrait son jeton pourrait tout faire dans l'espace.`,
    takeAdmin: () => fr`Retirez le rôle admin; bot et user suffisent.`,
    limited: () => fr`L'espace limite les appels du robot : quand beaucoup de gens demandent à la fois, les réponses tardent.`,
    liftLimit: () => fr`Donnez au rôle bot la permission api-bypass-rate-limit.`,
    notLimited: () => fr`L'espace ne limite pas les appels du robot.`,
    trialGood: () => fr`Essayé et permis : trouver des personnes, messages directs, publier, réagir, modifier.`,
    noPeople: (detail) =>
      fr`Le robot n'a pas le droit de chercher des personnes, et nul ne peut être nommé dans une commande : ${detail}`,
    noDirect: (detail) =>
      fr`Le robot n'a pas le droit d'écrire des messages directs, et aucune réponse privée n'arrive : ${detail}`,
    noPost: (detail) => fr`Le robot n'a pas le droit de publier, et personne ne reçoit de réponse : ${detail}`,
    noReact: (detail) => fr`Le robot n'a pas le droit de réagir, et l'on ne voit pas qu'il a entendu : ${detail}`,
    noEdit: (detail) =>
      fr`Le robot n'a pas le droit de modifier ses messages, et les annonces ne suivent pas les changements : ${detail}`,
    allow: (permission) => fr`Donnez aux rôles du robot ce qu'il leur faut : ${permission}.`,
    allowEditing: () => fr`Activez Paramètres → Message → Autoriser la modification des messages.`,
    rooms: (count, names) => fr`Le robot est dans ${count} salon(s) : ${names}.`,
    noRooms: () => fr`Le robot n'est dans aucun salon : on ne peut que lui écrire directement.`,
    invite: () => fr`Invitez le robot là où l'on doit le trouver : /invite @nom dans le salon.`,
    roomsUnknown: () => fr`L'espace ne dit pas dans quels salons est le robot.`,
    unreadable: (room) => fr`Le robot ne peut pas lire #${room}, bien qu'il y soit : personne n'y est entendu.`,
    readOnly: (room) => fr`#${room} est en lecture seule : le robot n'y publie rien sans permission.`,
    archived: (room) => fr`#${room} est archivé : plus rien n'y est publié.`,
    muted: (room) => fr`Le robot n'a pas la parole dans #${room} : il ne peut pas y répondre.`,
    unmute: () => fr`Rendez-lui la parole : /unmute @nom dans le salon.`,
    goneRoom: (room) => fr`#${room} est introuvable.`,
    restricted: () =>
      fr`L'espace n'accepte plus aucun message (restricted-workspace) : il n'a pas de licence et a perdu le contact avec l'infonuagique du fournisseur. Le robot garde ce qu'il a à dire et l'enverra dès que ce sera rétabli.`,
    register: () =>
      fr`Réinscrivez l'espace, ou laissez-le joindre l'infonuagique : Administration → Espace de travail → Connectivité.`,
    encrypted: (room) => fr`#${room} est chiffré de bout en bout : le robot n'y lit rien.`,
    letRead: () => fr`Donnez aux rôles du robot view-joined-room, view-c-room et view-p-room.`,
    letPost: () => fr`Donnez au robot la modération du salon, ou retirez-l'en.`,
    leave: () => fr`Retirez le robot du salon, ou abonnez-en un autre.`,
    peopleGood: (names) => fr`Les premiers membres de l'équipe d'organisation sont connus : ${names}.`,
    peopleUnknown: (names) => fr`RENDEZVOUS_ORGANIZERS nomme des personnes que l'espace ne connaît pas : ${names}.`,
    correctNames: () => fr`Écrivez leur nom d'utilisateur tel qu'il figure après le @.`,
    notAsked: () => fr`Non examiné, car l'espace est hors d'atteinte ou ne laisse pas entrer le robot.`,
  },
})
