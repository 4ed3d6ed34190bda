import { z } from 'zod'
import { type Intent, instantField, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { issueCards, issuePermits, withdrawPermits } from '#rooms/passes/domain'
import { insist } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { readCommunes } from './load-sites.ts'

const permitField = z.strictObject({
  at: instantField,
  by: z.string(),
  kind: z.string(),
  purpose: z.string(),
  persons: z.int(),
  workplace: z.string().optional(),
  from: instantField,
  until: instantField,
  withdrawn: z.string().optional(),
})

const sampleFile = z.strictObject({
  about: z.string(),
  district: z.string(),
  permits: z.array(permitField),
  card: z.strictObject({
    at: instantField,
    by: z.string(),
    holder: z.string(),
    role: z.string(),
    force: z.string(),
    from: instantField,
    until: instantField,
  }),
})

type Sample = z.infer<typeof sampleFile>
type Wanted = Sample['permits'][number]

/** A handful of permits in one ward and a duty card, each given by somebody whose post may: made up, and named so. */
export async function permitEvents(house: House, directive: string): Promise<Event[]> {
  const file = await house.profile.json('sample/permits.json', sampleFile)
  const batches = Map.groupBy(file.permits, ({ at, by }) => `${at} ${by}`)
  const permits = [...batches.values()].map((own): Event => {
    return { at: toInstant((own[0] as Wanted).at), run: (stage) => give(stage, file, { own, directive }) }
  })
  return [...permits, { at: toInstant(file.card.at), run: (stage) => giveCard(stage, file) }]
}

async function areasOf(stage: Stage, district: string): Promise<{ ward: number; above: number }> {
  const commune = (await readCommunes(stage)).find((one) => one.district === district)
  const place = commune && stage.house.territory.current().get(commune.id)
  if (!place?.parentId) throw new Error(`district ${district} of the sample's permits is not there`)
  return { ward: place.id, above: place.parentId }
}

async function give(
  stage: Stage,
  { district }: Sample,
  { own, directive }: { own: readonly Wanted[]; directive: string },
): Promise<void> {
  const { ward } = await areasOf(stage, district)
  const { at, by } = own[0] as Wanted
  const actor = stage.actors.holding(by, district)
  const id = derivedId('sample permits', `${at} ${by}`)
  const permits = own.map(({ kind, purpose, persons, workplace, from, until }, index) => {
    const holder = { name: `Người mẫu ${index + 1}`, ...(workplace ? { workplace } : {}) }
    return { kind, purpose, persons, holder, from, until }
  })
  const payload = { areaId: ward, documentId: directive, permits }
  const intents: Intent[] = [{ id, type: issuePermits.type, payload }]
  for (const [index, { withdrawn }] of own.entries()) {
    if (withdrawn === undefined) continue
    const gone = { permitIds: [derivedId(id, index)], reason: withdrawn }
    intents.push({ id: derivedId(id, `gone ${index}`), type: withdrawPermits.type, payload: gone })
  }
  await insist(stage.house, intents, actor)
}

async function giveCard(stage: Stage, { district, card }: Sample): Promise<void> {
  const { above } = await areasOf(stage, district)
  const { role, force, from, until } = card
  const { officerId } = stage.actors.holding(card.holder, district)
  const payload = { areaId: above, role, force, officerIds: [officerId], from, until }
  const intent = { id: derivedId('sample permits', 'card'), type: issueCards.type, payload }
  await insist(stage.house, [intent], stage.actors.holding(card.by, district))
}
