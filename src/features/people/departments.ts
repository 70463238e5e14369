import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'

interface Department extends Readonly<Record<Lang, string>> {
  /** Other ways to write it. */
  readonly also?: readonly string[]
}

/**
 * Departments and agencies of the Government of Canada by the short names of their applied titles. Ambiguous abbreviations,
 * such as SC, are left out.
 */
const departments: readonly Department[] = [
  { en: 'AAFC', fr: 'AAC', also: ['Agriculture and Agri-Food Canada', 'Agriculture et Agroalimentaire Canada'] },
  { en: 'CBSA', fr: 'ASFC', also: ['Canada Border Services Agency', 'Agence des services frontaliers du Canada'] },
  { en: 'CDS', fr: 'SNC', also: ['Canadian Digital Service', 'Service numérique canadien'] },
  { en: 'CFIA', fr: 'ACIA', also: ['Canadian Food Inspection Agency', 'Agence canadienne d’inspection des aliments'] },
  {
    en: 'CIRNAC',
    fr: 'RCAANC',
    also: [
      'Crown-Indigenous Relations and Northern Affairs Canada',
      'Relations Couronne-Autochtones et Affaires du Nord Canada',
    ],
  },
  { en: 'CRA', fr: 'ARC', also: ['Canada Revenue Agency', 'Agence du revenu du Canada'] },
  { en: 'CSE', fr: 'CST', also: ['Communications Security Establishment', 'Centre de la sécurité des télécommunications'] },
  { en: 'CSPS', fr: 'EFPC', also: ['Canada School of Public Service', 'École de la fonction publique du Canada'] },
  { en: 'DFO', fr: 'MPO', also: ['Fisheries and Oceans Canada', 'Pêches et Océans Canada'] },
  { en: 'DND', fr: 'MDN', also: ['Department of National Defence', 'National Defence', 'Défense nationale'] },
  { en: 'ECCC', fr: 'ECCC', also: ['Environment and Climate Change Canada', 'Environnement et Changement climatique Canada'] },
  { en: 'ESDC', fr: 'EDSC', also: ['Employment and Social Development Canada', 'Emploi et Développement social Canada'] },
  { en: 'Finance', fr: 'Finances', also: ['FIN', 'Department of Finance Canada', 'Ministère des Finances Canada'] },
  { en: 'FINTRAC', fr: 'CANAFE' },
  { en: 'GAC', fr: 'AMC', also: ['Global Affairs Canada', 'Affaires mondiales Canada'] },
  { en: 'Health Canada', fr: 'Santé Canada', also: ['HC'] },
  {
    en: 'IRCC',
    fr: 'IRCC',
    also: ['Immigration, Refugees and Citizenship Canada', 'Immigration, Réfugiés et Citoyenneté Canada'],
  },
  { en: 'ISC', fr: 'SAC', also: ['Indigenous Services Canada', 'Services aux Autochtones Canada'] },
  {
    en: 'ISED',
    fr: 'ISDE',
    also: ['Innovation, Science and Economic Development Canada', 'Innovation, Sciences et Développement économique Canada'],
  },
  { en: 'Justice', fr: 'Justice', also: ['JUS', 'Department of Justice Canada', 'Ministère de la Justice Canada'] },
  { en: 'LAC', fr: 'BAC', also: ['Library and Archives Canada', 'Bibliothèque et Archives Canada'] },
  { en: 'NRC', fr: 'CNRC', also: ['National Research Council Canada', 'Conseil national de recherches Canada'] },
  { en: 'NRCan', fr: 'RNCan', also: ['Natural Resources Canada', 'Ressources naturelles Canada'] },
  { en: 'Parks Canada', fr: 'Parcs Canada' },
  { en: 'PCH', fr: 'Patrimoine canadien', also: ['Canadian Heritage'] },
  { en: 'PCO', fr: 'BCP', also: ['Privy Council Office', 'Bureau du Conseil privé'] },
  { en: 'PHAC', fr: 'ASPC', also: ['Public Health Agency of Canada', 'Agence de la santé publique du Canada'] },
  { en: 'PSC', fr: 'CFP', also: ['Public Service Commission', 'Commission de la fonction publique'] },
  { en: 'PSPC', fr: 'SPAC', also: ['Public Services and Procurement Canada', 'Services publics et Approvisionnement Canada'] },
  { en: 'Public Safety', fr: 'Sécurité publique', also: ['Public Safety Canada', 'Sécurité publique Canada'] },
  { en: 'RCMP', fr: 'GRC', also: ['Royal Canadian Mounted Police', 'Gendarmerie royale du Canada'] },
  { en: 'SSC', fr: 'SPC', also: ['Shared Services Canada', 'Services partagés Canada'] },
  { en: 'StatCan', fr: 'StatCan', also: ['Statistics Canada', 'Statistique Canada'] },
  {
    en: 'TBS',
    fr: 'SCT',
    also: ['Treasury Board of Canada Secretariat', 'Treasury Board Secretariat', 'Secrétariat du Conseil du Trésor du Canada'],
  },
  { en: 'TC', fr: 'TC', also: ['Transport Canada', 'Transports Canada'] },
  { en: 'VAC', fr: 'ACC', also: ['Veterans Affairs Canada', 'Anciens Combattants Canada'] },
  // Not a department, and counted separately: people from outside the government.
  { en: 'Vendor', fr: 'Fournisseur', also: ['supplier', 'vendeur'] },
]

const byName = new Map(
  departments.flatMap((one) => [one.en, one.fr, ...(one.also ?? [])].map((name) => [fold(name), one] as const)),
)

/** What is stored for a typed department: the key of a known one however it's written, or else the typed words. */
export function readDepartment(typed: string): string {
  const words = typed.replace(/\s+/g, ' ').trim()
  return byName.get(fold(words))?.en ?? words
}

/** The name of a stored department in a language. */
export function nameDepartment(kept: string, lang: Lang): string {
  return byName.get(fold(kept))?.[lang] ?? kept
}
