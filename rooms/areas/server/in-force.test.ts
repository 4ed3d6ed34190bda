import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type TestCity } from '#test-city'
import type { InForceLine } from '../domain/index.ts'
import { endInForce, type PutInForce, putInForce } from './index.ts'

const moment = (text: string) => toInstant(`${text}+07:00`)
const directive17 = randomUUID()
const directive24 = randomUUID()

describe('what is in force', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
    const put = (row: Partial<PutInForce> & Pick<PutInForce, 'areaId' | 'kind' | 'labelVi'>): PutInForce => ({
      id: randomUUID(),
      labelEn: row.labelVi,
      documentId: directive17,
      from: moment('2021-07-24T06:00:00'),
      to: moment('2021-08-08T06:00:00'),
      reviewAt: null,
      ...row,
    })
    await city.db.transaction().execute((trx) =>
      putInForce(
        trx,
        [
          put({ areaId: 1, kind: 'measure', labelVi: 'Đóng cửa dịch vụ không thiết yếu' }),
          put({ areaId: 1, kind: 'directive', labelVi: 'Chỉ thị 17/CT-UBND' }),
          put({
            areaId: city.area('00328'),
            kind: 'level',
            labelVi: 'Cấp 3',
            data: { level: 3 },
            to: null,
            reviewAt: moment('2021-08-03T00:00:00'),
            documentId: directive24,
          }),
        ],
        city.house.territory.current(),
      ),
    )
  })
  afterAll(() => city.close())

  const at = async (code: string, when?: string, more = ''): Promise<InForceLine[]> => {
    const query = when === undefined ? '' : `&at=${encodeURIComponent(`${when}+07:00`)}`
    const { body } = await city
      .visitor()
      .get<{ items: InForceLine[] }>(`/areas/${city.area(code)}/in-force?${more}${query}`)
    return body.items
  }

  test('[SG-01] on 27/7/2021 at 18:00 the fourth day of fifteen of CT 17 holds in the city and in every ward of it', async () => {
    for (const code of ['01', '008', '00001', '00328-001']) {
      expect((await at(code))[0]).toMatchObject({
        kind: 'directive',
        label: { vi: 'Chỉ thị 17/CT-UBND' },
        day: 4,
        of: 15,
        area: { id: 1 },
      })
    }
  })

  test('[SG-01] at 06:00:01 on 8/8/2021 nothing of CT 17 is in force, and nobody had to lift it', async () => {
    const ofDirective = async (when: string) =>
      (await at('00001', when, 'reach=inside')).filter((line) => line.documentId === directive17).length
    expect(await ofDirective('2021-07-24T05:59:59')).toBe(0)
    expect(await ofDirective('2021-07-24T06:00:00')).toBe(2)
    expect(await ofDirective('2021-08-08T05:59:59')).toBe(2)
    expect(await ofDirective('2021-08-08T06:00:00')).toBe(0)
    expect(await ofDirective('2021-08-08T06:00:01')).toBe(0)
    city.clock.set(moment('2021-08-08T06:00:01'))
    expect(await at('00001')).toEqual([])
    city.clock.set(moment('2021-07-27T18:00:00'))
  })

  test('[ORG-01] what is put on a ward does not hold beside it; a city sees it inside when it asks', async () => {
    const levels = (lines: InForceLine[]) => lines.filter((line) => line.kind === 'level').map((line) => line.level)
    expect(levels(await at('00328-002'))).toEqual([3])
    expect(levels(await at('00331'))).toEqual([])
    expect(levels(await at('01'))).toEqual([])
    expect(levels(await at('01', undefined, 'reach=inside'))).toEqual([3])
    const [level] = (await at('00328')).filter((line) => line.kind === 'level')
    expect(level).toMatchObject({ day: 4, of: null, to: null, reviewAt: '2021-08-02T17:00:00.000Z' })
  })

  test('[SG-01] a chart of August still knows of a directive that ended on its eighth day, with its end', async () => {
    const between = async (from: string, to: string) =>
      (
        await city
          .visitor()
          .get<{ items: InForceLine[] }>(`/areas/${city.area('00001')}/in-force-history?from=${from}&to=${to}`)
      ).body.items
    expect(await between('2021-08-01', '2021-08-31')).toMatchObject([
      { kind: 'directive', label: { vi: 'Chỉ thị 17/CT-UBND' }, to: moment('2021-08-08T06:00:00') },
    ])
    expect(await between('2021-08-09', '2021-08-31')).toEqual([])
    expect(await between('2021-07-01', '2021-07-23')).toEqual([])
  })

  test('[SG-01] without an end and without a review date the database itself refuses', async () => {
    const row: PutInForce = {
      id: randomUUID(),
      areaId: 1,
      kind: 'directive',
      labelVi: 'x',
      labelEn: 'x',
      documentId: null,
      from: moment('2021-07-24T06:00:00'),
      to: null,
      reviewAt: null,
    }
    const tree = city.house.territory.current()
    await expect(city.db.transaction().execute((trx) => putInForce(trx, [row], tree))).rejects.toThrow(/check/)
  })

  test('[DOC-02] what a revoked document put in force ends at that moment; what another put stays', async () => {
    const facts = await city.db
      .transaction()
      .execute((trx) => endInForce(trx, directive17, moment('2021-07-26T00:00:00')))
    expect(facts).toHaveLength(2)
    expect((await at('00328')).map((line) => line.kind)).toEqual(['level'])
    expect((await at('00328', '2021-07-25T23:59:59')).map((line) => line.kind)).toEqual([
      'directive',
      'level',
      'measure',
    ])
  })
})
