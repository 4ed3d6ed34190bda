import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Day, type Instant, toInstant } from '#kit'
import { closesFrom, statusByFacts } from './cluster-rule.ts'
import { type CaseInPlace, findClusters, isNewProposal } from './find-clusters.ts'
import { readHouseholdNumbers, sayHouseholdNumbers } from './household-numbers.ts'
import { judgeLockdown, type LockdownOrder } from './judge-lockdown.ts'
import { type LockdownTerm, lockdownEnd, lockdownStanding } from './lockdown-standing.ts'
import { publicCounts } from './public-count.ts'
import { shortestSupply, suppliesLeft } from './supplies.ts'
import { colourSchemesFile, onDay, playbooksFile, principlesFile, type ZoneRule, zoneRulesFile } from './zone-rules.ts'

const at = (text: string): Instant => toInstant(`2021-${text}:00+07:00`)
const read = (profile: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../../../profiles/${profile}/zones/${name}.json`, import.meta.url), 'utf8'))
const rule = zoneRulesFile.parse(read('hanoi-2021', 'rules')).rules[0] as ZoneRule

describe('the profiles', () => {
  it('[ZON-04] [ZON-06] [ZON-07] hold their rules, schemes, playbooks and principles, each with a source', () => {
    for (const profile of ['hanoi-2021', 'hanoi-2025']) {
      expect(zoneRulesFile.parse(read(profile, 'rules')).rules.length).toBe(1)
      const playbooks = playbooksFile.parse(read(profile, 'playbooks'))
      expect(playbooks.map(({ status }) => status).toSorted()).toEqual(['no-new-cases', 'outbreak'])
      expect(principlesFile.parse(read(profile, 'principles')).length).toBeGreaterThan(0)
    }
    const schemes = colourSchemesFile.parse(read('hanoi-2021', 'schemes'))
    expect(onDay(schemes, '2021-08-10').map(({ id }) => id)).toEqual(['hn-2021'])
    expect(onDay(schemes, '2021-10-01')).toEqual([])
    expect(onDay(schemes, '2021-12-06').map(({ id }) => id)).toEqual(['nq-128'])
    const places = (id: string, code: string) =>
      schemes.find((one) => one.id === id)?.colours.find((one) => one.code === code)?.place
    expect([places('hn-2021', 'red'), places('nq-128', 'red')]).toEqual([1, 4])
  })
})

const term = (more: Partial<LockdownTerm> = {}): LockdownTerm => ({
  isDecided: true,
  dismissedAt: null,
  startsAt: at('07-27T20:00'),
  endsAt: at('08-07T20:00'),
  reviewAt: at('08-03T20:00'),
  liftedAt: null,
  groundEndsAt: at('08-08T06:00'),
  ...more,
})

describe('where a lockdown stands', () => {
  it('[SG-06] [SG-01] lapses at the instant of its review, to the second, or with its document', () => {
    expect(lockdownStanding(term(), at('07-27T19:59'))).toBe('coming')
    expect(lockdownStanding(term(), toInstant('2021-08-03T19:59:59+07:00'))).toBe('active')
    expect(lockdownStanding(term(), at('08-03T20:00'))).toBe('lapsed')
    expect(lockdownStanding(term({ groundEndsAt: at('07-30T00:00') }), at('07-30T00:00'))).toBe('lapsed')
    expect(lockdownStanding(term({ reviewAt: at('08-07T20:00') }), at('08-07T20:00'))).toBe('ended')
    expect(lockdownStanding(term({ liftedAt: at('07-29T08:00') }), at('07-29T08:00'))).toBe('lifted')
    expect(lockdownStanding(term({ isDecided: false }), at('09-01T00:00'))).toBe('proposed')
    expect(lockdownEnd(term({ isDecided: false }))).toBeNull()
  })
})

describe('whether a lockdown may be decided', () => {
  const place = { smallestReason: 'Ngõ cụt, chung một lối ra', residents: 120, supplier: 'UBND phường', supplyDays: 7 }
  const order: LockdownOrder = {
    documentId: 'x',
    startsAt: at('07-27T20:00'),
    endsAt: at('08-07T20:00'),
    reviewAt: at('08-03T20:00'),
  }
  const ground = { fromAt: at('07-24T06:00'), endsAt: at('08-08T06:00') }
  const said = (more: object, on: object = {}, ground_: typeof ground | undefined = ground) => {
    const judged = judgeLockdown(
      { ...place, ...on },
      { ...order, ...more },
      { ground: ground_, rule, now: at('07-27T19:50') },
    )
    return 'refusal' in judged ? [judged.refusal.code.replace('ZONES.', ''), judged.refusal.field] : 'yes'
  }

  it('[SG-06] names the field that is missing or wrong', () => {
    expect(said({})).toBe('yes')
    expect(said({ documentId: undefined })).toEqual(['BASIS_NEEDED', 'documentId'])
    expect(said({ reviewAt: undefined })).toEqual(['REVIEW_NEEDED', 'reviewAt'])
    expect(said({ endsAt: undefined })).toEqual(['END_NEEDED', 'endsAt'])
    expect(said({}, { smallestReason: null })).toEqual(['SMALLEST_NEEDED', 'smallestReason'])
    expect(said({}, { supplier: null })).toEqual(['SUPPLIES_NEEDED', 'supplier'])
    expect(said({ reviewAt: toInstant('2021-08-03T20:00:01+07:00') })).toEqual(['REVIEW_TOO_LATE', 'reviewAt'])
    expect(said({ reviewAt: at('08-07T20:01') })).toEqual(['REVIEW_OUTSIDE', 'reviewAt'])
    expect(said({ endsAt: at('07-27T19:00') })).toEqual(['END_BEFORE_START', 'endsAt'])
    expect(said({ endsAt: at('08-09T20:00') })).toEqual(['BEYOND_BASIS', 'endsAt'])
    expect(said({}, {}, { ...ground, fromAt: at('07-28T06:00') })).toEqual(['BASIS_NOT_IN_FORCE', 'documentId'])
  })
})

describe('clusters by the rule', () => {
  const one = (id: string, day: string, more: Partial<CaseInPlace> = {}): CaseInPlace => ({
    id,
    areaId: 1,
    placeId: null,
    at: at(`${day}T08:00`),
    householdId: null,
    linkedTo: [],
    ...more,
  })
  const rules = { minCases: 3, windowDays: 14 }

  it('[ZON-02] are cases tied by contact, household or place within the window; rings and strangers do no harm', () => {
    const cases = [
      one('a', '07-20', { linkedTo: ['b', 'a', 'nobody'] }),
      one('b', '07-22', { linkedTo: ['a'], householdId: 'h' }),
      one('c', '07-25', { householdId: 'h', linkedTo: ['a'] }),
      one('d', '07-26', { placeId: 9, areaId: 9 }),
      one('e', '07-27', { placeId: 9, areaId: 9 }),
    ]
    const [found, ...more] = findClusters(cases, rules)
    expect(more).toEqual([])
    expect(found).toMatchObject({ caseIds: ['a', 'b', 'c'], indexCaseId: 'a', metAt: at('07-25T08:00') })
    expect(found?.links).toEqual({ contact: 2, household: 1, place: 0 })
    expect(findClusters([...cases, one('f', '08-20', { placeId: 9 })], rules)).toHaveLength(1)
    expect(findClusters([...cases, one('f', '07-28', { placeId: 9 })], rules)).toHaveLength(2)
  })

  it('[ZON-02] what somebody looked at comes back only with as many new cases as the rule asks for', () => {
    const [found] = findClusters(
      ['1', '2', '3', '4', '5'].map((id) => one(id, '07-20', { placeId: 1 })),
      rules,
    )
    const isNew = (...known: string[]) => found !== undefined && isNewProposal(found, new Set(known), rules)
    expect([isNew(), isNew('1', '2', '3'), isNew('1', '2')]).toEqual([true, false, true])
  })

  it('[ZON-01] households of an alley are read as people write them, and said again as short', () => {
    expect(readHouseholdNumbers('3 – 1; 7,x 5-6')).toEqual({ numbers: [1, 2, 3, 5, 6, 7], unread: ['x'] })
    expect(readHouseholdNumbers('1-9999').numbers).toHaveLength(500)
    expect(sayHouseholdNumbers([7, 1, 2, 3, 5])).toBe('1-3, 5, 7')
  })

  it('[ZON-02] close after the days of the rule', () => {
    expect(closesFrom('2021-07-27' as Day, 14)).toBe('2021-08-10')
  })
})

it('[ZON-06] a unit is in an outbreak while a case is fresh, a place locked or a cluster open', () => {
  const quiet = {
    lastCaseOn: '2021-07-01' as Day,
    today: '2021-07-27' as Day,
    quietDays: 14,
    activePoints: 0,
    openClusters: 0,
  }
  expect(statusByFacts(quiet)).toBe('no-new-cases')
  expect(statusByFacts({ ...quiet, lastCaseOn: '2021-07-14' as Day })).toBe('outbreak')
  expect(statusByFacts({ ...quiet, activePoints: 1 })).toBe('outbreak')
  expect(statusByFacts({ ...quiet, lastCaseOn: null })).toBe('no-new-cases')
})

it('[ZON-08] supplies run down by the clock, and the shortest counts', () => {
  const left = suppliesLeft(
    [
      { item: 'food', days: 5 },
      { item: 'medicine', days: 2 },
    ],
    at('07-27T08:00'),
    at('07-28T20:00'),
  )
  expect(shortestSupply(left)).toEqual({ item: 'medicine', days: 0.5 })
  expect(shortestSupply([])).toBeUndefined()
})

it('[SG-04] what the public hears of small counts is that they are small, and no count around them says more', () => {
  const told = (communes: readonly number[], other = 9) => {
    const district = communes.reduce((sum, count) => sum + count, 0)
    const places = [
      { id: 1, parentId: null, count: district + other },
      { id: 2, parentId: 1, count: district },
      { id: 3, parentId: 1, count: other },
      ...communes.map((count, index) => ({ id: 10 + index, parentId: 2, count })),
    ]
    const counts = publicCounts(places, 5)
    return places.slice(1).map(({ id }) => {
      const { value, below } = counts.get(id) ?? { value: 0, below: null }
      return value ?? (below === null ? 'not told' : 'below')
    })
  }
  expect(told([7, 6])).toEqual([13, 9, 7, 6])
  expect(told([7, 3, 2, 0])).toEqual([12, 9, 7, 'below', 'below', 0])
  expect(told([7, 3]), 'ten less seven').toEqual([10, 9, 'not told', 'below'])
  expect(told([1, 1, 1, 1, 1]), 'five in five communes').toEqual(['not told', 'not told', ...Array(5).fill('below')])
  expect(told([1, 1, 1, 1], 30), 'below five in four communes').toEqual([
    'not told',
    'not told',
    ...Array(4).fill('below'),
  ])
  const three = [2, 3, 4].flatMap((id) => [
    { id, parentId: 1, count: id === 2 ? 4 : 20 },
    ...[0, 1, 2, 3].map((at) => ({ id: 10 * id + at, parentId: id, count: id === 2 ? 1 : 5 })),
  ])
  const counts = publicCounts([{ id: 1, parentId: null, count: 44 }, ...three], 5)
  expect(
    [1, 2, 3, 4].filter((id) => counts.get(id)?.value !== null),
    'one district with such a sum silences the city, and no other district',
  ).toEqual([3, 4])
  expect(
    [1, 2].map((id) => counts.get(id)?.atLeast),
    'of what is not told, what its listed parts say by themselves: four communes with one each, two districts told',
  ).toEqual([44, 4])
  expect(
    publicCounts(
      [
        { id: 1, parentId: null, count: 9 },
        { id: 2, parentId: 1, count: 3 },
      ],
      5,
    ).get(1),
  ).toMatchObject({
    value: 9,
    atLeast: null,
  })
})
