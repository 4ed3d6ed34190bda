import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Area,
  type AreaKind,
  type AreaRegister,
  areaAtCode,
  areasFromUnits,
  areaTitle,
  buildSuccession,
  checkBoundaries,
  fullName,
  heirAreas,
  isValidOn,
  makeSyntheticGroups,
  numberTree,
  parseSuccession,
  parseTilePositions,
  parseUnits,
  placeTiles,
  registerByCode,
  residentialGroupPlanSchema,
  type Succession,
  type SuccessionEdge,
  signedSurface,
  simplifyBoundaries,
  successors,
  titleOfFullName,
  type UnitRow,
} from './index.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const official = `${root}../shared/data/`
const hasOfficial = existsSync(`${official}admin`)
if (!hasOfficial) {
  console.warn(
    `\n  !! ../shared/data is absent: the profiles of areas are NOT compared with the official lists here !!\n`,
  )
}

const profileText = (name: string): string => readFileSync(`${root}profiles/${name}`, 'utf8')

function unitsOf(...names: string[]): UnitRow[] {
  return names.flatMap((name) => {
    const { rows, refusals } = parseUnits(profileText(name))
    expect(refusals).toEqual([])
    return [...rows]
  })
}

function areasOf(rows: readonly UnitRow[]): Area[] {
  const areas = areasFromUnits(rows)
  if (!areas.ok) throw new Error(areas.refusal.words.en)
  return areas.value
}

function countKinds(areas: readonly { kind: AreaKind }[]): Partial<Record<AreaKind, number>> {
  const counts: Partial<Record<AreaKind, number>> = {}
  for (const { kind } of areas) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** Lines of an official table as objects; those tables have no quoted fields. */
function officialRows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(`${official}admin/${file}`, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [columns[at] ?? '', value])))
}

const ofHanoi = (row: Record<string, string>): boolean => row.province_code === '01'

describe('profile hanoi-2021', () => {
  const areas = areasOf(unitsOf('hanoi-2021/areas/units.csv'))

  test('[ORG-01] 1 city, 30 districts (12 quận, 17 huyện, 1 thị xã), 579 communes, one tree', () => {
    expect(countKinds(areas)).toEqual({
      city: 1,
      urban_district: 12,
      rural_district: 17,
      town: 1,
      ward: 175,
      commune: 383,
      township: 21,
    })
    expect(areas.filter((area) => titleOfFullName(fullName(area)).en !== areaTitle(area).en)).toEqual([])
    const numbered = numberTree(areas)
    expect(numbered.ok && numbered.value[0]).toMatchObject({ first: 1, last: 610, depth: 0 })
    expect(areas.every((area) => isValidOn(area, '2021-07-27'))).toBe(true)
  })

  test.runIf(hasOfficial)('[ORG-01] the same codes, names and parents as the official list of 2021-07-01', () => {
    const codeOf = new Map(areas.map((area) => [area.id, area.code]))
    const ours = areas
      .filter((area) => area.code.length === 5)
      .map((area) => [area.code, fullName(area), codeOf.get(area.parentId ?? 0)])
    const theirs = officialRows('vn_units_3level_2021-07-01.csv').filter(ofHanoi)
    expect(ours).toEqual(theirs.map((row) => [row.commune_code, row.commune_name, row.district_code]).sort())
    const districts = new Map(theirs.map((row) => [row.district_code, row.district_name]))
    for (const area of areas.filter((area) => area.code.length === 3))
      expect(fullName(area)).toBe(districts.get(area.code))
  })

  test('[ORG-01] about 17,000 residential groups, marked synthetic, the same on every machine and in any order', () => {
    const plan = residentialGroupPlanSchema.parse(JSON.parse(profileText('hanoi-2021/areas/residential-groups.json')))
    const communes = areas.filter((area) => area.code.length === 5)
    const groups = makeSyntheticGroups(communes, plan)
    expect(groups.length).toBe(17_059)
    expect(groups.every((group) => group.synthetic)).toBe(true)
    expect(makeSyntheticGroups([...communes].reverse(), plan).sort(byCode)).toEqual([...groups].sort(byCode))
    const maiDong = groups.filter((group) => group.parentCode === '00325')
    expect(maiDong[6]).toMatchObject({ code: '00325-007', kind: 'residential_group', name: 'số 7' })
    const all = areasFromUnits(groups, { firstId: 1_000, known: areas })
    if (!all.ok) throw new Error(all.refusal.words.en)
    const numbered = numberTree([...areas, ...all.value])
    expect(numbered.ok && numbered.value[0]?.last).toBe(610 + groups.length)
  })

  test('[ORG-01] the drawn tile-grid has each of the 30 districts once, 8 columns at most', () => {
    const positions = parseTilePositions(profileText('hanoi-2021/areas/grid.csv'))
    const districts = areas.filter((area) => area.code.length === 3)
    const grid = placeTiles(
      districts.map((area) => area.id),
      byId(districts, positions),
    )
    expect(grid).toMatchObject({ columns: 7, rows: 8 })
    expect(positions.size).toBe(30)
  })
})

describe('profile hanoi-2025', () => {
  const current = unitsOf('hanoi-2025/areas/units.csv')
  const former = unitsOf('hanoi-2025/areas/former-units.csv')
  let areas: Area[]
  let register: AreaRegister
  let edges: readonly SuccessionEdge[]
  let history: Succession

  beforeAll(() => {
    areas = areasOf([...current, ...former])
    register = registerByCode(areas)
    const parsed = parseSuccession(profileText('hanoi-2025/areas/succession.csv'), register)
    expect(parsed.refusals).toEqual([])
    edges = parsed.edges
    history = buildSuccession(edges)
  })

  const communesOn = (day: string): Area[] => areas.filter((area) => area.code.length === 5 && isValidOn(area, day))

  test('[ORG-01] 1 city, no district, 126 communes = 51 phường + 75 xã; old and new units stand in one tree', () => {
    expect(countKinds(areasOf(current))).toEqual({ city: 1, ward: 51, commune: 75 })
    expect(numberTree(areas).ok).toBe(true)
    const inForce = areas.filter((area) => isValidOn(area, '2025-07-01'))
    expect(inForce).toHaveLength(127)
    const numbered = numberTree(inForce)
    expect(numbered.ok && numbered.value.every((place) => place.depth <= 1)).toBe(true)
  })

  test('[ORG-01] 579 communes until the end of 2024, 526 in the first half of 2025, 126 since', () => {
    expect(communesOn('2021-07-27')).toHaveLength(579)
    expect(communesOn('2024-12-31')).toHaveLength(579)
    expect(communesOn('2025-01-01')).toHaveLength(526)
    expect(communesOn('2025-06-30')).toHaveLength(526)
    expect(communesOn('2025-07-01')).toHaveLength(126)
  })

  test('[ORG-01] 526 old communes became 126 by 794 edges; 327 went whole, 199 were split, each with one rest', () => {
    const reform = edges.filter((edge) => edge.on === '2025-07-01')
    expect(reform).toHaveLength(794)
    expect(new Set(reform.map((edge) => edge.oldId))).toEqual(new Set(communesOn('2025-06-30').map((area) => area.id)))
    expect(new Set(reform.map((edge) => edge.newId))).toEqual(new Set(communesOn('2025-07-01').map((area) => area.id)))
    const parts = (part: string): number => reform.filter((edge) => edge.part === part).length
    expect([parts('whole'), parts('part'), parts('rest')]).toEqual([327, 268, 199])
    expect(reform.every((edge) => edge.share === null)).toBe(true)
  })

  test('[ORG-01] every one of the 126 codes named an older commune: 96 by another name, 7 by another kind, 23 alike', () => {
    const verdicts = communesOn('2025-07-01').map((now) => {
      const before = areaAtCode(register, { code: now.code, on: '2025-06-30' })
      if (!before.ok) return 'new code'
      if (before.value.name !== now.name) return 'another name'
      return before.value.kind === now.kind ? 'alike' : 'another kind'
    })
    const count = (verdict: string): number => verdicts.filter((each) => each === verdict).length
    expect([count('another name'), count('another kind'), count('alike'), count('new code')]).toEqual([96, 7, 23, 0])
    expect(areaAtCode(register, { code: '00226' })).toMatchObject({ refusal: { code: 'AREAS.AMBIGUOUS_CODE' } })
  })

  test('[ORG-01] an expired code of 2021 names who took over, over both reforms where the lists say so', () => {
    const areaById = new Map(areas.map((area) => [area.id, area]))
    const on = '2025-07-01'
    const successorsOf = (areaId: number): Area[] => heirAreas(successors(history, areaId, on), areaById, on)
    expect(areaAtCode(register, { code: '00001', on, successorsOf })).toMatchObject({
      refusal: { code: 'AREAS.EXPIRED_CODE', params: { successors: 'Phường Hồng Hà (00097)' } },
    })
    const vanMieu2021 = areaAtCode(register, { code: '00181', on: '2021-07-27' })
    expect(vanMieu2021.ok && successorsOf(vanMieu2021.value.id).map((area) => area.code)).toEqual(['00190', '00226'])
  })

  test.runIf(hasOfficial)(
    '[ORG-01] the same units as the official lists of 2021, 2025-03 and 2025-07, and the same edges',
    () => {
      const pairs = (on: string): string[] =>
        communesOn(on)
          .map((area) => `${area.code} ${fullName(area)}`)
          .sort()
      const theirs = (file: string): string[] =>
        officialRows(file)
          .filter(ofHanoi)
          .map((row) => `${row.commune_code} ${row.commune_name}`)
          .sort()
      expect(pairs('2021-07-01')).toEqual(theirs('vn_units_3level_2021-07-01.csv'))
      expect(pairs('2025-03-01')).toEqual(theirs('vn_units_3level_2025-03-01.csv'))
      expect(pairs('2025-07-01')).toEqual(theirs('vn_units_2level_2025-07-01.csv'))
      const codeOf = new Map(areas.map((area) => [area.id, area.code]))
      const ourEdges = edges
        .filter((edge) => edge.on === '2025-07-01')
        .map((edge) => `${codeOf.get(edge.oldId)} ${codeOf.get(edge.newId)}`)
      const theirEdges = officialRows('hn_commune_crosswalk_2025-03_to_2025-07.csv').map(
        (row) => `${row.old_code} ${row.new_code}`,
      )
      expect(ourEdges.sort()).toEqual(theirEdges.sort())
    },
  )

  test('[ORG-01] the drawn tile-grid has each of the 126 communes once', () => {
    const positions = parseTilePositions(profileText('hanoi-2025/areas/grid.csv'))
    const communes = communesOn('2025-07-01')
    const grid = placeTiles(
      communes.map((area) => area.id),
      byId(communes, positions),
    )
    expect(grid).toMatchObject({ columns: 9, rows: 17 })
    expect(positions.size).toBe(126)
  })

  test.runIf(hasOfficial)(
    '[ORG-01] the official boundaries of the 126 communes are all taken, and thin without gaps',
    () => {
      const collection: unknown = JSON.parse(readFileSync(`${official}geo/hn_communes_2025.geojson`, 'utf8'))
      const checked = checkBoundaries(
        collection,
        communesOn('2025-07-01').map((area) => area.code),
      )
      if (!checked.ok) throw new Error(checked.refusal.words.en)
      expect(checked.value.missingCodes).toEqual([])
      expect(checked.value.refused).toEqual([])
      const boundaries = checked.value.accepted.map((accepted) => accepted.boundary)
      const surface = (all: typeof boundaries): number =>
        all.reduce(
          (sum, each) => sum + each.coordinates.flat().reduce((rings, ring) => rings + signedSurface(ring), 0),
          0,
        )
      const thinned = simplifyBoundaries(boundaries, 0.0005)
      expect(Math.abs(surface(thinned) / surface(boundaries) - 1)).toBeLessThan(0.002)
      expect(JSON.stringify(thinned).length).toBeLessThan(JSON.stringify(boundaries).length / 2)
    },
  )
})

function byCode(left: { code: string }, right: { code: string }): number {
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0
}

function byId<Place>(areas: readonly Area[], places: ReadonlyMap<string, Place>): Map<number, Place> {
  return new Map(
    areas.flatMap((area): [number, Place][] => {
      const place = places.get(area.code)
      return place ? [[area.id, place]] : []
    }),
  )
}
