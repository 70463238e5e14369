/**
 * Vingt conversations, du premier contact au compte rendu publié. A line is `who: words` to the bot alone, or `who #room: words`;
 * `@` moves the clock, and `##` begins a conversation. People type as they do: sentences, slips, no accents, second thoughts.
 */
export const frenchConversations = `
## 1. Premier contact
francois: bonjour
francois: qu’est-ce que tu sais faire?
francois: c’est quand la prochaine rencontre?
francois: merci!
## 2. L’équipe d’organisation commence
olivia: langue fr
olivia: Planifie une rencontre le 17 septembre à 13 h
olivia: oui
olivia: modifier rencontre 17 septembre titre:L’infrastructure comme du code lieu:90, rue Elgin, Ottawa lien:https://meet.example.ca/in
olivia: quelles sont les dates à venir?
olivia: la première
## 3. Une salle veut être avisée
olivia #cloudnative: !rencontre abonne ce salon aux annonces
olivia #cloudnative: !rencontre oui
francois #cloudnative: Bonjour @rendezvous, c’est quand la prochaine?
francois #cloudnative: on en reparle au dîner?
## 4. Annoncer
olivia: annonce la prochaine rencontre svp
olivia: oui
@ 2026-09-01 09:05
## 5. Je viens, finalement non
francois: je serai là
francois: finalement je pourrai pas venir
francois: défaire
## 6. En ligne
mei: je vais suivre ça de chez nous
mei: qui organise?
## 7. Peut-être
karl: peut-etre, ca depend de mon boss
karl: oui
karl: combien de personnes viennent?
## 8. Un titre et une date
priya: présenter Terraform à Statistique Canada le 17 septembre
priya: la première
priya: mes présentations
## 9. Une présentation sans titre
mei: je veux présenter quelque chose
mei: présenter « Helm en français »
## 10. Décider des présentations
olivia: accepter
olivia: celle sur Terraform
olivia: accepter
olivia: Helm
## 11. Confirmer, puis se retirer
priya: je confirme ma présentation
priya: la première
mei: retirer
mei: celle sur Helm
## 12. Une idée pour plus tard
alice: langue fr
alice: suggérer
alice: Les secrets dans Kubernetes
alice: quels sont les sujets proposés?
alice: voter
alice: les secrets
## 13. Un rappel sans objet
francois: rappelle-moi demain matin 9 h
francois: appeler Denis
francois: rappelle-moi la rencontre un jour avant
francois: mes rapels
## 14. Annuler un rappel
francois: annuler mon rappel
francois: celui sur Denis
## 15. Autre chose au milieu
karl: suggérer
karl: c’est où la rencontre?
karl: zut
## 16. Des fautes
victor: langue fr
victor: prochiane
victor: 1
victor: ministère
victor: Santé Canada
## 17. Ce que le robot ne fait pas
victor: le serveur de courriel est encore en panne
victor: peux-tu me traduire ce document?
victor: es-tu un humain?
victor: code de conduite
## 18. Une option mal nommée
olivia: planifier 15 octobre 13 h « Observabilité » endroit:Ottawa
olivia: planifier 15 octobre 13 h « Observabilité » lieu:Ottawa
olivia: déplace la rencontre du 15 octobre au 22 octobre
olivia: oui
olivia: oui
## 19. Le jour même : le compte rendu
@ 2026-09-17 13:00
olivia #cloudnative: !rencontre commencer
priya #cloudnative: !rencontre ici
olivia #cloudnative: !rencontre sujet Terraform
olivia #cloudnative: !rencontre note Trois ministères partagent leurs modules
olivia #cloudnative: !rencontre décision
olivia #cloudnative: !rencontre On se réunit le troisième jeudi
olivia #cloudnative: !rencontre action @francois partager le module réseau
olivia #cloudnative: !rencontre terminer
olivia #cloudnative: !rencontre oui
@ 2026-09-17 13:10
## 20. Après
francois: est-ce que je peux avoir les diapos?
francois: qu’est-ce qui a été promis?
francois: a-t-on déjà parlé de conteneurs?
francois: efface tout ce que tu sais de moi
francois: non
francois: merci, bonne journée
`
