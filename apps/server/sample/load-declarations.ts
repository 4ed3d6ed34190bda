import { z } from 'zod'
import { addDays, addMinutes, type Day, type Intent, startOfDay } from '#kit'
import { derivedId, type House } from '#platform/server'
import { submitDeclaration } from '#rooms/declarations/domain'
import type { Event, Stage } from './load-orders.ts'
import { readCommunes } from './load-sites.ts'

const sampleFile = z.strictObject({
  about: z.string(),
  district: z.string(),
  from: z.iso.date(),
  days: z.int(),
  perDay: z.array(z.int()),
  riskOn: z.iso.date(),
  risks: z.array(z.strictObject({ provinceCode: z.string(), toOn: z.iso.date() })),
})

type Sample = z.infer<typeof sampleFile>

/** Four days of declarations in one district, made up: nobody is meant. The last day has two to call about. */
export async function declarationEvents(house: House): Promise<Event[]> {
  const file = await house.profile.json('sample/declarations.json', sampleFile)
  return Array.from({ length: file.days }, (_, index): Event => {
    const day = addDays(file.from as Day, index)
    const at = addMinutes(startOfDay(day, house.profile.utcOffsetMinutes), 17 * 60)
    return { at, run: (stage) => declareOn(stage, file, { day, count: file.perDay[index] ?? 0 }) }
  })
}

async function declareOn(stage: Stage, file: Sample, { day, count }: { day: Day; count: number }): Promise<void> {
  const communes = (await readCommunes(stage)).filter(({ district }) => district === file.district)
  const intents = Array.from({ length: count }, (_, index): Intent => {
    const risk = day === file.riskOn ? file.risks[index] : undefined
    const declared = {
      name: `Người khai mẫu ${index + 1}`,
      exposure: 'none',
      ...(risk ? { origins: [risk] } : {}),
    }
    const areaId = communes[index % communes.length]?.id
    const payload = { areaId, channel: 'paper', declared }
    return { id: derivedId('sample declaration', `${day} ${index}`), type: submitDeclaration.type, payload }
  })
  const actor = stage.actors.holding('police-chief', file.district)
  const answers = await stage.house.door.submit(intents, { actor, requestId: 'sample' })
  const refused = answers.find(({ outcome }) => outcome !== 'accepted')
  if (refused) throw new Error(`a sample declaration was not taken: ${JSON.stringify(refused)}`)
}
