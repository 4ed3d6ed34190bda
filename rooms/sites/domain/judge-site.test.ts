import { expect, it } from 'vitest'
import type { Day } from '#kit'
import { judgeRisk, judgeSite, sameSiteKey } from './judge-site.ts'
import { judgeStages } from './judge-stages.ts'
import type { SiteKind } from './site-kinds.ts'

const kind = (key: string, validFrom = '2020-01-01', validTo: string | null = null): SiteKind => ({
  key,
  title: { vi: key, en: key },
  family: 'market',
  entryPoint: false,
  validFrom: validFrom as Day,
  validTo: validTo as Day | null,
  source: 'test',
})
const kinds = [kind('market'), kind('mobile-health-station', '2021-07-01'), kind('old', '2020-01-01', '2021-01-01')]
const market = { areaId: 7, kind: 'market', name: 'Chợ Mai Động', openedOn: '2021-07-27' }

it('[INS-05] given a place on the register, the same name in other spelling is taken for it unless said on purpose', () => {
  const onTheList = new Map([[sameSiteKey(market), 'the-first']])
  const around = { kinds, today: '2021-07-27', onTheList }
  const again = { ...market, name: 'CHO  mai dong' }
  expect(judgeSite(again, around)).toMatchObject({ code: 'SITES.ON_THE_LIST', params: { siteId: 'the-first' } })
  expect(judgeSite({ ...again, another: true }, around)).toBeNull()
  expect(judgeSite({ ...again, areaId: 8 }, around)).toBeNull()
})

it('[INS-05] a kind is known only on its days', () => {
  const around = { kinds, today: '2021-07-27', onTheList: new Map() }
  expect(judgeSite({ ...market, kind: 'old' }, around)).toMatchObject({ code: 'SITES.KIND_UNKNOWN', field: 'kind' })
  const station = { ...market, kind: 'mobile-health-station', openedOn: '2021-06-30' }
  expect(judgeSite(station, around)).toMatchObject({ code: 'SITES.KIND_UNKNOWN' })
  expect(judgeSite({ ...station, openedOn: '2021-07-01' }, around)).toBeNull()
})

it('[INS-05] a high risk names the day it is looked at again, and that day lies ahead', () => {
  expect(judgeRisk({ level: 'high' }, '2021-07-27')).toMatchObject({
    code: 'SITES.REVIEW_DAY_MISSING',
    field: 'reviewOn',
  })
  expect(judgeRisk({ level: 'high', reviewOn: '2021-07-27' }, '2021-07-27')).toMatchObject({
    code: 'SITES.REVIEW_DAY_PAST',
  })
  expect(judgeRisk({ level: 'high', reviewOn: '2021-07-28' }, '2021-07-27')).toBeNull()
  expect(judgeRisk({ level: 'low' }, '2021-07-27')).toBeNull()
})

it('[INS-14] no stage stands without a post of the place or above it, nor under the name of another', () => {
  const around = {
    standing: new Set(['kept']),
    postAreas: new Map([
      ['near', 1],
      ['far', 2],
    ]),
    isNear: (areaId: number) => areaId === 1,
  }
  const of = (...stages: { stageId?: string; name: string; ownerPostId: string }[]) =>
    judgeStages(stages, around)?.code ?? null
  expect(
    of({ stageId: 'kept', name: 'Kiểm dịch', ownerPostId: 'near' }, { name: 'Hải quan', ownerPostId: 'near' }),
  ).toBeNull()
  expect(of({ name: 'Kiểm dịch', ownerPostId: 'nobody' })).toBe('SITES.STAGE_OWNER_UNKNOWN')
  expect(of({ name: 'Kiểm dịch', ownerPostId: 'far' })).toBe('SITES.STAGE_OWNER_ELSEWHERE')
  expect(of({ name: 'Kiểm dịch', ownerPostId: 'near' }, { name: 'kiem  dich', ownerPostId: 'near' })).toBe(
    'SITES.STAGE_TWICE',
  )
  expect(of({ stageId: 'gone', name: 'Kiểm dịch', ownerPostId: 'near' })).toBe('SITES.STAGE_UNKNOWN')
})
