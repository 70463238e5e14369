import { splitSearchWords } from './words.ts'

const stopWords = new Set(
  splitSearchWords(`
    a about again all also am an and any are as at be because been before being between both but by can could did do does
    doing done for from had has have having he her here him his how i if in into is it its just many me more most much my no nor not
    of off on once only or other our out over own please same she should so some such than that the their them then there
    these they this those through to too under until up us very was we were what when where which while who whom whose why
    will with would you your isn aren don doesn didn s t d ll re ve m
    au aux avec ce ces cet cette dans de des du elle elles en est et etait etaient etais ete etre eu sera seront serait peut peuvent pouvez pouvons doit doivent faut il ils je l la le les leur leurs lui
    ma mais mes moi mon n ne nos notre nous on ont ou par pas plus pour qu que quel quelle quelles quels qui quoi sa sans se
    ses si son sont sur ta te tes toi ton tu un une vos votre vous y c j y a t il comment quand pourquoi combien
    lequel laquelle lesquels lesquelles est ce entre selon chez according`),
)

const askingWords = new Set(
  splitSearchWords(`
    say says said saying tell told talk talks talked talking discuss discussed discussing discussion discussions mention
    mentioned mentions decide decided know find found show shown showed give gave given take took taken use used using do
    meet meets met attend attended versus gens happen happened explain explained present presented presenting presents presenter presenters presentation presentations
    speak spoke speaker speakers who price prices prix came come get got one ones time times thanks anyone anybody anything someone something ever everything thing things people person
    meeting meetings meetup meetups minute minutes session sessions record records list question questions latest last newest recent
    dit dire disait parle parler parlait discute discuter discussions mentionne mentionner decide decider sait savoir
    trouve trouver montre montrer donne donner explique expliquer presente presenter presenteur presentateur presentatrice
    propos sujet sujets personne personnes quelqu quelque chose choses reunion reunions rencontre rencontres compte comptes
    rendu rendus proces verbal pv seance seances question questions dernier derniere derniers dernieres fait faire recent recente fois lister enumere enumerez enumerer listez enumerate eu ont avait avons
    hey hi hello dear remember recall remind wonder wondering curious tell like likes want wants need supposed going goes went gone away
    now today currently still number amount count
    bonjour bonsoir salut allo merci svp stp souvenir souvient souvenez rappelle rappelez rappeler aimerais aimerait voudrais voudrait
    maintenant aujourd hui actuellement presentement toujours nombre temps occupe occupent occuper`),
)

/** Has no meaning of its own and counts only inside a phrase. */
export function isStopWord(folded: string): boolean {
  return stopWords.has(folded)
}

/** Belongs to the question's wording, so an answer doesn't have to contain it. */
export function isAskingWord(folded: string): boolean {
  return askingWords.has(folded)
}
