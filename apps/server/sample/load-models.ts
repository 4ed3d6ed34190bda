import { z } from 'zod'
import { toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { readRegister } from '#rooms/areas/server'
import { evidenceField } from '#rooms/models/domain'
import { insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const seedFile = z.strictObject({
  about: z.string(),
  models: z.array(
    z.strictObject({
      key: z.string(),
      areaCode: z.string(),
      at: z.string(),
      title: z.string(),
      problem: z.string(),
      method: z.string(),
      result: z.string(),
      evidence: z.array(evidenceField),
      source: z.string(),
      contact: z.string(),
      recommend: z.strictObject({ at: z.string(), source: z.string() }).nullable(),
      adoptions: z.array(
        z.strictObject({ areaCode: z.string(), adoptedOn: z.string(), isPilot: z.boolean(), note: z.string() }),
      ),
    }),
  ),
  commendations: z.array(
    z.strictObject({
      key: z.string(),
      areaCode: z.string(),
      draftedAt: z.string(),
      publishedAt: z.string(),
      until: z.string(),
      name: z.string(),
      title: z.string(),
      said: z.string(),
      source: z.string(),
    }),
  ),
})

type Seed = z.infer<typeof seedFile>
type Model = Seed['models'][number]

/** The good practices and the praise that the source documents tell of, each by the office that would write it down. */
export async function modelEvents(house: House): Promise<Event[]> {
  const seed = await house.profile.json('models/seed.json', seedFile)
  const areas = new Map((await readRegister(house.db)).map(({ code, id }) => [code, id]))
  const idOf = (code: string) => areas.get(code) ?? -1
  return [
    ...seed.models.flatMap((model) => modelDeeds(model, idOf)),
    ...seed.commendations.flatMap((one) => praiseDeeds(one, idOf)),
  ]
}

/** One deed by whoever holds a post. */
function deed(
  at: string,
  by: readonly [kind: string, areaCode: string],
  intent: { readonly key: string; readonly type: string; readonly payload: unknown },
): Event {
  const run = (stage: Stage) =>
    insistAll(stage.house, [
      {
        actor: stage.actors.holding(by[0], by[1]),
        intent: { id: derivedId(`sample ${intent.type}`, intent.key), type: intent.type, payload: intent.payload },
      },
    ])
  return { at: toInstant(at), run }
}

function modelDeeds(model: Model, idOf: (code: string) => number): Event[] {
  const { key, at, areaCode, recommend, adoptions, ...said } = model
  const modelId = derivedId('sample models.offer', key)
  const offered = { key, type: 'models.offer', payload: { areaId: idOf(areaCode), ...said } }
  const recommended = recommend && {
    key,
    type: 'models.recommend',
    payload: { modelId, areaId: idOf('01'), source: recommend.source },
  }
  return [
    deed(at, ['office-chief', areaCode], offered),
    ...(recommended ? [deed(recommend.at, ['party-secretary', '01'], recommended)] : []),
    ...adoptions.map((one) => {
      const payload = {
        modelId,
        areaId: idOf(one.areaCode),
        adoptedOn: one.adoptedOn,
        isPilot: one.isPilot,
        note: one.note,
      }
      const adopted = { key: `${key} ${one.areaCode}`, type: 'models.adopt', payload }
      return deed('2021-07-27T17:30:00+07:00', ['office-chief', one.areaCode], adopted)
    }),
  ]
}

function praiseDeeds(one: Seed['commendations'][number], idOf: (code: string) => number): Event[] {
  const { key, areaCode, draftedAt, publishedAt, until, name, ...said } = one
  const target = { kind: 'force', name }
  const draft = { areaId: idOf(areaCode), kind: 'commendation', target, ...said }
  const noteId = derivedId('sample accountability.draft-note', key)
  return [
    deed(draftedAt, ['office-chief', areaCode], { key, type: 'accountability.draft-note', payload: draft }),
    deed(publishedAt, ['party-secretary', areaCode], {
      key,
      type: 'accountability.publish-note',
      payload: { noteId, until },
    }),
  ]
}
