import type { Words } from '#kit'
import { type Day, dayOf, type Instant } from '#kit'
import type { Profile, Tree } from '#platform/server'
import {
  capacityCatalogue,
  type DocumentCatalogues,
  type DocumentClocks,
  type DocumentKindRow,
  type DocumentSituation,
  documentClocksAt,
  documentClocksFile,
  documentFile,
  documentKindCatalogue,
  generalTaskSets,
  type IssuerRow,
  issuerCatalogue,
  issuerDictionary,
  parseDocumentNumber,
  sampleTaskSets,
  type TaskTemplate,
} from '../domain/index.ts'

/** A set of task templates; `number` is that of the one document it was made for. */
export interface TaskSet {
  readonly name: Words
  readonly number: string | null
  readonly templates: readonly TaskTemplate[]
}

const read = new WeakMap<Profile, Promise<DocumentCatalogues>>()
const readSets = new WeakMap<Profile, Promise<readonly TaskSet[]>>()

/** The profile's issuers, kinds and capacities; read once. */
export function cataloguesOf(profile: Profile): Promise<DocumentCatalogues> {
  const known = read.get(profile) ?? readCatalogues(profile)
  read.set(profile, known)
  return known
}

async function readCatalogues(profile: Profile): Promise<DocumentCatalogues> {
  const [issuers, kinds, capacities] = await Promise.all([
    profile.json('documents/issuers.json', issuerCatalogue),
    profile.json('documents/kinds.json', documentKindCatalogue),
    profile.json('documents/capacities.json', capacityCatalogue),
  ])
  return { issuers, kinds, capacities }
}

const readClocks = new WeakMap<Profile, Promise<readonly DocumentClocks[]>>()

/** How long the room waits before it speaks; undefined where the city has not said. The profile's file is read once. */
export async function documentClocksOf(profile: Profile, at: Instant): Promise<DocumentClocks | undefined> {
  const known = readClocks.get(profile) ?? readClocksOf(profile)
  readClocks.set(profile, known)
  return documentClocksAt(await known, at, profile.utcOffsetMinutes)
}

async function readClocksOf(profile: Profile): Promise<readonly DocumentClocks[]> {
  const files = await profile.files('documents')
  return files.includes('clocks.json') ? (await profile.json('documents/clocks.json', documentClocksFile)).clocks : []
}

/** The sets of task templates that the profile offers; read once. */
export function taskSetsOf(profile: Profile): Promise<readonly TaskSet[]> {
  const known = readSets.get(profile) ?? readTaskSets(profile)
  readSets.set(profile, known)
  return known
}

async function readTaskSets(profile: Profile): Promise<readonly TaskSet[]> {
  const { sets } = await profile.json('documents/task-templates.json', generalTaskSets)
  const general = sets.map((set) => ({ ...set, number: null }))
  const sample = await profile.files('sample')
  if (!sample.includes('task-templates.json') || !sample.includes('documents.json')) return general
  const [own, { documents }, { issuers }] = [
    await profile.json('sample/task-templates.json', sampleTaskSets),
    await profile.json('sample/documents.json', documentFile),
    await cataloguesOf(profile),
  ]
  const dictionary = issuerDictionary(issuers)
  const made = own.sets.map(({ document, templates }) => {
    const raw = documents.find(({ ref }) => ref === document)?.number ?? null
    const number = raw === null ? undefined : parseDocumentNumber(raw, dictionary)
    const canonical = number?.ok ? number.value.canonical : document
    return { name: { vi: `Giao việc theo ${canonical}`, en: `Tasks of ${canonical}` }, number: canonical, templates }
  })
  return [...made, ...general]
}

/** Kinds of documents that carry a number; none where the profile knows no documents. */
export async function numberedKindsOf(profile: Profile): Promise<string[]> {
  if (!(await profile.files('documents')).includes('kinds.json')) return []
  const { kinds } = await cataloguesOf(profile)
  return [...new Set(kinds.flatMap(({ code, numbered }) => (numbered ? [code] : [])))]
}

/** Today in the city. */
export function todayOf({ now, profile }: { readonly now: Instant; readonly profile: Profile }): Day {
  return dayOf(now, profile.utcOffsetMinutes)
}

const standings = { top: 'city', district: 'district', commune: 'commune', group: 'group' } as const

/** The words by which issuers are chosen: how high the issuer's area stands. */
export function situationOf(
  at: { readonly now: Instant; readonly profile: Profile },
  level: keyof typeof standings | null,
): DocumentSituation {
  return {
    today: todayOf(at),
    offsetMinutes: at.profile.utcOffsetMinutes,
    standing: level === null ? 'nation' : standings[level],
  }
}

/** The kind and the issuer of a stored document, whatever the day: rows stay in the catalogue when they end. */
export function rowsOf(
  catalogues: DocumentCatalogues,
  document: { readonly kind: string; readonly issuer: string },
): { kind: DocumentKindRow; issuer: IssuerRow } {
  const kind = catalogues.kinds.find(({ code }) => code === document.kind)
  const issuer = catalogues.issuers.find(({ code }) => code === document.issuer)
  if (!kind || !issuer) throw new Error(`the profile has no kind ${document.kind} or no issuer ${document.issuer}`)
  return { kind, issuer }
}

/** Whether every id is an area of the tree that lies in `within`. */
export function liesWithin(tree: Tree, areaIds: readonly number[], within: number): boolean {
  const outer = tree.find(within)
  return (
    outer !== undefined &&
    areaIds.every((areaId) => {
      const place = tree.find(areaId)
      return place !== undefined && outer.first <= place.first && place.last <= outer.last
    })
  )
}
