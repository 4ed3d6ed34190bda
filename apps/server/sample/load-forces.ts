import { z } from 'zod'
import { addDays, addMinutes, type Day, type Intent, startOfDay } from '#kit'
import { derivedId, type House } from '#platform/server'
import { forceField, planSecurity, registerUnit, reportStrength } from '#rooms/forces/domain'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { heldPosts, readCommunes } from './load-sites.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  district: z.string(),
  from: z.iso.date(),
  units: z.array(z.strictObject({ force: forceField, name: z.string(), present: z.array(z.int()) })),
  security: z.array(z.strictObject({ item: z.string(), postKind: z.string(), plan: z.string() })),
})

type Sample = z.infer<typeof sampleFile>

/**
 * A unit of each of the twelve forces in one district, with the strengths of four days, and who keeps order there: made up,
 * and named so.
 */
export async function forceEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/forces.json', sampleFile)
  const evening = (day: Day) => addMinutes(startOfDay(day, house.profile.utcOffsetMinutes), 17 * 60)
  const days = file.units[0]?.present.length ?? 0
  const strengths = Array.from({ length: days }, (_, index): Event => {
    const day = addDays(file.from as Day, index)
    return { at: evening(day), run: (stage) => reportOn(stage, file, { day, index }) }
  })
  return [...strengths, { at: addMinutes(evening(file.from as Day), 30), run: (stage) => giveOutSecurity(stage, file) }]
}

/** By a vice-chairman of the district; what no document gives to anybody stays open. */
async function giveOutSecurity(stage: Stage, file: Sample): Promise<void> {
  const areaId = await districtOf(stage, file)
  const posts = await heldPosts(stage, file.district)
  const items = file.security.map(({ item, postKind, plan }): Intent => {
    const payload = { areaId, item, ownerPostId: posts.get(postKind), plan }
    return { id: derivedId('sample security', item), type: planSecurity.type, payload }
  })
  await insist(stage.house, items, stage.actors.holding('vice-chairman', file.district))
}

async function reportOn(stage: Stage, file: Sample, { day, index }: { day: Day; index: number }): Promise<void> {
  const actor = stage.actors.holding('police-chief', file.district)
  if (index === 0) await insist(stage.house, await units(stage, file), actor)
  const reports = file.units.map(({ force, present }): Intent => {
    const payload = { unitId: unitIdOf(force), day, present: present[index] ?? 0, standby: 0 }
    return { id: derivedId('sample strength', `${force} ${day}`), type: reportStrength.type, payload }
  })
  await insist(stage.house, reports, actor)
}

async function districtOf(stage: Stage, file: Sample): Promise<number> {
  const commune = (await readCommunes(stage)).find(({ district }) => district === file.district)
  const areaId = commune && stage.house.territory.current().get(commune.id).parentId
  if (!areaId) throw new Error(`district ${file.district} of the sample's forces is not there`)
  return areaId
}

async function units(stage: Stage, file: Sample): Promise<Intent[]> {
  const areaId = await districtOf(stage, file)
  return file.units.map(({ force, name }) => {
    return { id: unitIdOf(force), type: registerUnit.type, payload: { areaId, force, name } }
  })
}

function unitIdOf(force: string) {
  return derivedId('sample unit', force)
}
