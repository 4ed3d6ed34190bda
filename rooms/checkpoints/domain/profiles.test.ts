import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { FORCE_KEYS, SHIFT_FORCES } from '#rooms/forces/domain'
import {
  checkpointAdjacencyFile,
  checkpointKindsFile,
  checkpointReasonsFile,
  checkpointRiskFile,
  checkpointRulesFile,
} from './checkpoint-book.ts'

const folder = join(import.meta.dirname, '../../../profiles')

describe.each(['hanoi-2021', 'hanoi-2025'])('profile %s', (profile) => {
  const text = (file: string) => readFileSync(join(folder, profile, file), 'utf8')
  const read = <T>(file: string, schema: z.ZodType<T>): T => schema.parse(JSON.parse(text(`checkpoints/${file}`)))

  it('[CHK-01] [CHK-04] [CHK-09] names its kinds of post and their forces as the house of forces does', () => {
    const { kinds, forces } = read('kinds.json', checkpointKindsFile)
    expect(kinds.find(({ key }) => key === 'gateway')).toMatchObject({
      board: true,
      continuous: true,
      forces: [...SHIFT_FORCES],
    })
    const keys = forces.map(({ key }) => key)
    expect(FORCE_KEYS.filter((key) => !keys.includes(key))).toEqual([])
    expect(kinds.filter(({ layers }) => layers).map(({ key }) => key)).toEqual(['safe-zone'])
    expect(read('rules.json', checkpointRulesFile)[0]).toMatchObject({ holeSeenHours: 12, plates: { keepDays: 21 } })
  })

  it('[CHK-13] [SG-07] [SG-10] has grounds with the words of appeal, and emergencies that no list of a directive bounds', () => {
    const { permitted, grounds, appeal, emergencies } = read('reasons.json', checkpointReasonsFile)
    const keys = [...permitted.flatMap(({ reasons }) => reasons), ...grounds].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(appeal.vi).toMatch(/90 ngày/)
    for (const key of ['childbirth', 'ambulance', 'food', 'medicine', 'violence-at-home']) {
      expect(emergencies.map((one) => one.key)).toContain(key)
    }
  })

  it('[CHK-09] [CHK-10] knows the provinces its rules of risk name, and only units that exist as adjacent', () => {
    const { provinces, rules } = read('risk.json', checkpointRiskFile)
    const known = new Set(provinces.map(({ key }) => key))
    expect(rules.flatMap((rule) => rule.provinces).filter((key) => !known.has(key))).toEqual([])
    const codes = new Set(
      text('areas/units.csv')
        .split('\n')
        .map((line) => line.split(',')[0]),
    )
    const { pairs } = read('adjacency.json', checkpointAdjacencyFile)
    expect(pairs.flat().filter((code) => !codes.has(code))).toEqual([])
  })
})
