import { z } from 'zod'
import { toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { readRegister } from '#rooms/areas/server'
import { insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { lotOf } from './lot.ts'

const publishedFile = z.strictObject({
  about: z.string(),
  notices: z.array(z.looseObject({ key: z.string() })),
})

/** Districts whose communes get made-up inputs, so that levels can be tried out there. */
const triedDistricts = ['006', '008']
const madeUp = 'Số mẫu do dự án đặt để thử tính, không phải số liệu thật'

/**
 * Levels on 27/7/2021: none is in force, for no criteria set was. Published notices of later months stand as quotations
 * dated ahead; two districts have made-up inputs for trying the later sets out.
 */
export async function levelEvents(house: House): Promise<Event[]> {
  const { notices } = await house.profile.json('levels/published.json', publishedFile)
  const register = await readRegister(house.db)
  const idOf = new Map(register.map(({ code, id }) => [code, id]))
  const top = idOf.get('01') ?? -1
  const published = notices.map(({ key, ...notice }) => ({
    key,
    type: 'levels.record-published',
    payload: { areaId: top, ...notice },
  }))
  const tried = triedDistricts.flatMap((code) => {
    const district = idOf.get(code) ?? -1
    const communes = register.filter(({ parentId }) => parentId === district)
    return [inputOf(district, 'plan-district', [1]), ...communes.flatMap(({ id }) => madeUpInputs(id))]
  })
  const intents = [...published, inputOf(top, 'plan-top', [1]), ...tried]
  const run = (stage: Stage) =>
    insistAll(
      stage.house,
      intents.map(({ key, type, payload }) => ({
        actor: stage.actors.holding('office-chief', '01'),
        intent: { id: derivedId(`sample ${type}`, key), type, payload },
      })),
    )
  return [{ at: toInstant('2021-07-27T17:50:00+07:00'), run }]
}

function inputOf(areaId: number, kind: string, [value, outOf]: readonly [number, number?]) {
  const counted = outOf === undefined ? {} : { outOf }
  const payload = { areaId, kind, value, ...counted, asOn: '2021-07-25', source: madeUp }
  return { key: `${kind}/${areaId}`, type: 'levels.record-input', payload }
}

/** A commune as it might have been in July 2021, when few were vaccinated. */
function madeUpInputs(areaId: number) {
  const draw = (what: string, from: number, to: number) =>
    from + Math.floor((lotOf(`levels/${areaId}/${what}`) * (to - from)) / 100)
  const population = draw('population', 9_000, 34_000)
  const [adults, old] = [Math.round(population * 0.72), Math.round(population * 0.24)]
  const share = (of: number, what: string, from: number, to: number): [number, number] => [
    Math.round((of * draw(what, from, to)) / 100),
    of,
  ]
  return [
    inputOf(areaId, 'population', [population]),
    inputOf(areaId, 'adults-first-dose', share(adults, 'first', 9, 24)),
    inputOf(areaId, 'full-dose-50', share(old, 'full', 2, 9)),
  ]
}
