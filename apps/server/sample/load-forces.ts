import { z } from 'zod'
import { addDays, addMinutes, type Day, type Intent, startOfDay } from '#kit'
import { derivedId, type House } from '#platform/server'
import { forceField, registerUnit, reportStrength } from '#rooms/forces/domain'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { readCommunes } from './load-sites.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  district: z.string(),
  from: z.iso.date(),
  units: z.array(z.strictObject({ force: forceField, name: z.string(), present: z.array(z.int()) })),
})

type Sample = z.infer<typeof sampleFile>

/** A unit of each of the twelve forces in one district, with the strengths of four days: made up, and named so. */
export async function forceEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/forces.json', sampleFile)
  const evening = (day: Day) => addMinutes(startOfDay(day, house.profile.utcOffsetMinutes), 17 * 60)
  const days = file.units[0]?.present.length ?? 0
  return Array.from({ length: days }, (_, index): Event => {
    const day = addDays(file.from as Day, index)
    return { at: evening(day), run: (stage) => reportOn(stage, file, { day, index }) }
  })
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

async function units(stage: Stage, file: Sample): Promise<Intent[]> {
  const commune = (await readCommunes(stage)).find(({ district }) => district === file.district)
  const areaId = commune && stage.house.territory.current().get(commune.id).parentId
  if (!areaId) throw new Error(`district ${file.district} of the sample's forces is not there`)
  return file.units.map(({ force, name }) => {
    return { id: unitIdOf(force), type: registerUnit.type, payload: { areaId, force, name } }
  })
}

function unitIdOf(force: string) {
  return derivedId('sample unit', force)
}
