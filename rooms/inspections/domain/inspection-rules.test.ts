import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checklistsFile, findingTemplatesFile, inspectionRulesFile, planRoute, refuseRecheck } from './index.ts'

const read = (profile: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../profiles/${profile}/inspections/${file}`, import.meta.url), 'utf8'))

describe('what the profiles say', () => {
  it.each(['hanoi-2021', 'hanoi-2025'])(
    '%s: every item has a source or is marked as ours, versions follow one another without a hole',
    (profile) => {
      const { checklists } = checklistsFile.parse(read(profile, 'checklists.json'))
      inspectionRulesFile.parse(read(profile, 'rules.json'))
      const { templates } = findingTemplatesFile.parse(read(profile, 'templates.json'))
      const named = [
        'five-k',
        'checkpoint',
        'isolation-site',
        'market',
        'plant',
        'command-post',
        'commune',
        'field-hospital',
      ]
      expect(checklists.map(({ key }) => key)).toEqual(expect.arrayContaining(named))
      for (const { key, versions } of checklists) {
        for (const [index, one] of versions.entries()) {
          expect(one.validTo, key).toBe(versions[index + 1]?.validFrom ?? null)
          expect(new Set(one.items.map((item) => item.key)).size, key).toBe(one.items.length)
        }
      }
      expect(templates.find(({ key }) => key === 'let-through')?.asks).toEqual(['time', 'lane'])
    },
  )
})

describe('[INS-06] who may check a remedy again', () => {
  const nobody = { isOfUnit: false, isFinder: false, isInspector: false }
  it.each([
    ['reported', { isInspector: true }, null],
    ['reported', { isFinder: true }, null],
    ['reported', { isFinder: true, isOfUnit: true }, 'INSPECTIONS.OWN_UNIT'],
    ['open', { isInspector: true, isOfUnit: true }, 'INSPECTIONS.OWN_UNIT'],
    ['open', { isInspector: true }, 'INSPECTIONS.RECHECK_TOO_EARLY'],
    ['closed', { isInspector: true }, 'INSPECTIONS.FINDING_CLOSED'],
    ['reported', {}, 'INSPECTIONS.NOT_OF_TEAM'],
  ] as const)('%s, %o: %s', (state, standing, code) => {
    expect(refuseRecheck(state, { ...nobody, ...standing })?.code ?? null).toBe(code)
  })
})

describe('[INS-05] the suggested route', () => {
  const stop = (siteId: string, late: number, area: number, planned = false) => ({
    siteId,
    late,
    planned,
    upward: [area, Math.floor(area / 10), 0],
  })

  it('takes planned places, then the most late, of equals the nearest; and walks from neighbour to neighbour', () => {
    const stops = [stop('a', 5, 11), stop('b', 9, 21), stop('c', 5, 22), stop('d', 0, 12, true), stop('e', 5, 31)]
    const route = planRoute(stops, 4).map(({ stop: { siteId }, step }) => `${siteId} ${step}`)
    expect(route).toEqual(['d start', 'a same-parent', 'b farther', 'c same-parent'])
    expect(planRoute(stops.toReversed(), 4).map(({ stop: { siteId } }) => siteId)).toEqual(['d', 'a', 'b', 'c'])
  })
})
