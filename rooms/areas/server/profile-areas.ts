import { z } from 'zod'
import type { Intent } from '#kit'
import { derivedId, type Profile } from '#platform/server'
import {
  type FactRow,
  importSuccession,
  importUnits,
  levelOf,
  makeSyntheticGroups,
  readSuccession,
  readUnits,
  residentialGroupPlanSchema,
  type UnitRow,
} from '../domain/index.ts'

const sourcesSchema = z.record(
  z.string(),
  z.looseObject({ what: z.string(), publisher: z.string().optional(), asOf: z.string().optional() }),
)

/** Files of units, the current ones first: so that the root of the tree is area 1 in every city. */
const unitFiles = ['units.csv', 'former-units.csv']

/**
 * The intents that bring a profile's areas into an empty register, in the order to send them: the units with their
 * places on the tile-grid, then which became which. The same profile gives the same ids, so a first start that was cut
 * off may send them again. Fault: a line of the profile that cannot be read.
 */
export async function profileAreaIntents(profile: Profile): Promise<Intent[]> {
  const files = await profile.files('areas')
  const sources = await profile.json('areas/sources.json', sourcesSchema)
  const units: UnitRow[] = []
  for (const file of unitFiles.filter((name) => files.includes(name))) units.push(...(await unitsOf(profile, file)))
  const grid = files.includes('grid.csv') ? await placesOf(profile) : new Map<string, Place>()
  // A code names another unit at another time: the drawing is of the units in force.
  const placed = units.map((unit) => ({ ...unit, ...(unit.validTo === null ? grid.get(unit.code) : {}) }))
  const intents: Intent[] = [
    toIntent(profile, importUnits.type, { units: placed, source: sourceOf(sources, 'units.csv') }),
  ]
  if (files.includes('succession.csv')) {
    const { lines, refusals } = readSuccession(await rowsOf(profile, 'succession.csv'))
    if (refusals[0]) throw new Error(`profile ${profile.name}, areas/succession.csv: ${refusals[0].words.en}`)
    const source = sourceOf(sources, 'succession.csv')
    intents.push(toIntent(profile, importSuccession.type, { edges: lines, source }))
  }
  return intents
}

/**
 * The intents that put the synthetic residential groups of the sample under a profile's communes; none where the
 * profile has no plan for them. A city that runs in earnest imports its own list instead.
 */
export async function sampleAreaIntents(profile: Profile): Promise<Intent[]> {
  if (!(await profile.files('areas')).includes('residential-groups.json')) return []
  const plan = await profile.json('areas/residential-groups.json', residentialGroupPlanSchema)
  const communes = (await unitsOf(profile, 'units.csv')).filter((unit) => levelOf(unit.kind) === 'commune')
  const units = makeSyntheticGroups(communes, plan)
  return [toIntent(profile, importUnits.type, { units, source: plan.why }, 'sample')]
}

function toIntent(profile: Profile, type: string, payload: unknown, part = 'profile'): Intent {
  return { id: derivedId(`${part} ${profile.name}`, type), type, payload }
}

async function unitsOf(profile: Profile, file: string): Promise<readonly UnitRow[]> {
  const { rows, refusals } = readUnits(await rowsOf(profile, file))
  if (refusals[0]) throw new Error(`profile ${profile.name}, areas/${file}: ${refusals[0].words.en}`)
  return rows
}

/** `line` counts the lines of data here, without remarks and heading. */
async function rowsOf(profile: Profile, file: string): Promise<FactRow[]> {
  return (await profile.table(`areas/${file}`)).map((fields, index) => ({ line: index + 1, fields }))
}

type Place = { readonly gridColumn: number; readonly gridRow: number }

async function placesOf(profile: Profile): Promise<Map<string, Place>> {
  const rows = await profile.table('areas/grid.csv')
  return new Map(rows.map(({ code = '', column, row }) => [code, { gridColumn: Number(column), gridRow: Number(row) }]))
}

function sourceOf(sources: z.infer<typeof sourcesSchema>, file: string): string {
  const source = sources[file]
  return [source?.publisher, source?.what, source?.asOf].filter(Boolean).join(' · ') || file
}
