import type { Caller } from '../../command/caller.ts'
import type { Person } from '../../messaging/chat.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { readDepartment } from '../people/departments.ts'
import type { People } from '../people/repository.ts'
import type { Talk } from './model.ts'

const texts = bilingual({
  en: {
    vendorAlone: () =>
      'A talk from outside the Government of Canada names the company and the employee who invited it: add `vendor:ACME sponsor:@alice`.',
    notSponsor: (name: string) =>
      `\`${name}\` can't sponsor this talk: a sponsor isn't the presenter, and works for the Government of Canada.`,
  },
  fr: {
    vendorAlone: () =>
      fr`Une présentation de l'extérieur du gouvernement du Canada nomme l'entreprise et la personne employée qui l'invite : ajoutez \`fournisseur:ACME parrain:@alice\`.`,
    notSponsor: (name) =>
      fr`\`${name}\` ne peut pas parrainer cette présentation : il faut une autre personne que celle qui présente, et qui travaille pour le gouvernement du Canada.`,
  },
})

interface VendorNeeds {
  readonly people: Pick<People, 'preferences'>
  readonly workspace: { readonly botName: string }
}

/** Whether the person is from outside the government: said here, or stored as their department. They need a sponsor. */
export async function readVendor(
  { people, workspace }: VendorNeeds,
  { vendor, sponsor }: { readonly vendor: string | undefined; readonly sponsor: Person | undefined },
  { id, lang }: Caller,
): Promise<Pick<Talk, 'vendor'> | { readonly problem: string }> {
  const say = texts[lang]
  const isVendor = async (personId: string) => {
    const { department } = await people.preferences(personId)
    return department !== undefined && readDepartment(department) === readDepartment('vendor')
  }
  if (vendor === undefined && sponsor === undefined && !(await isVendor(id))) return {}
  if (vendor === undefined || sponsor === undefined) return { problem: say.vendorAlone() }
  const isUnfit = sponsor.id === id || sponsor.username === workspace.botName || (await isVendor(sponsor.id))
  return isUnfit ? { problem: say.notSponsor(sponsor.username) } : { vendor: { name: vendor, sponsor } }
}
