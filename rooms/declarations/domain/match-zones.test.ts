import { describe, expect, it } from 'vitest'
import { addDays, type Day, startOfDay, toInstant } from '#kit'
import type { Declared, Origin } from './declarations.contract.ts'
import { findRisks, type Ground, type ZoneSpan } from './match-zones.ts'

const at = (text: string) => toInstant(`${text}T00:00:00+07:00`)
const zone: ZoneSpan = { id: 'z', areaId: 7, kind: 'zone', level: null, from: at('2021-07-20'), to: at('2021-07-24') }
const ground = (spans: readonly ZoneSpan[] = [zone]): Ground => ({
  spans,
  above: (areaId) => [areaId, 3, 1],
  provinces: {
    epidemic: [
      { provinceCode: '79', from: '2021-07-09' as Day, to: '2021-07-25' as Day, source: { text: 'x', sure: 'C' } },
    ],
  },
  riskFromLevel: 3,
  startOf: (day) => startOfDay(day, 420),
  dayAfter: (day) => addDays(day, 1),
  today: '2021-07-27' as Day,
  earliest: '2021-07-13' as Day,
})
const been = (...origins: Origin[]): Pick<Declared, 'origins' | 'symptoms' | 'exposure'> => ({
  origins,
  symptoms: [],
  exposure: 'none',
})
const isRisk = (origin: Origin, spans?: readonly ZoneSpan[]) => findRisks(been(origin), ground(spans)).length > 0

describe('where somebody was, and what was in force there at that time', () => {
  it.each([
    ['there while the zone stood', { areaId: 7, fromOn: '2021-07-21', toOn: '2021-07-22' }, true],
    ['left on the day it began', { areaId: 7, fromOn: '2021-07-18', toOn: '2021-07-20' }, true],
    ['left the day before', { areaId: 7, fromOn: '2021-07-18', toOn: '2021-07-19' }, false],
    ['came on the day it was over', { areaId: 7, fromOn: '2021-07-24', toOn: '2021-07-25' }, false],
    ['came the day before it was over', { areaId: 7, fromOn: '2021-07-23', toOn: '2021-07-25' }, true],
    ['still there, since before', { areaId: 7, fromOn: '2021-07-14' }, true],
    ['no days said: all days asked for', { areaId: 7 }, true],
    ['only the last day said', { areaId: 7, toOn: '2021-07-22' }, true],
    ['another place', { areaId: 8, toOn: '2021-07-22' }, false],
  ] as const)('[HDC-02] %s', (_, origin, expected) => {
    expect(isRisk(origin)).toBe(expected)
  })

  it('[HDC-02] counts a zone around the place, a place that was closed, and a level or a colour only from the one the profile names', () => {
    const level = (number: number): ZoneSpan => ({ ...zone, kind: 'level', level: number })
    expect(isRisk({ areaId: 9 }, [{ ...zone, areaId: 3 }])).toBe(true)
    expect([isRisk({ areaId: 7 }, [level(2)]), isRisk({ areaId: 7 }, [level(3)])]).toEqual([false, true])
    const colour = (tone: number | null): ZoneSpan => ({ ...zone, level: tone })
    expect([1, 2, 3, 4, null].map((tone) => isRisk({ areaId: 7 }, [colour(tone)]))).toEqual([
      ...[false, false, true, true],
      true,
    ])
    expect(isRisk({ areaId: 7 }, [{ ...zone, kind: 'lockdown' }])).toBe(true)
  })

  it('[HDC-02] knows a province only for the days for which a document calls it an epidemic area', () => {
    const days = (fromOn: string, toOn: string) => isRisk({ provinceCode: '79', fromOn, toOn })
    expect([
      days('2021-07-10', '2021-07-12'),
      days('2021-07-24', '2021-07-26'),
      days('2021-07-25', '2021-07-26'),
    ]).toEqual([true, true, false])
    expect(isRisk({ provinceCode: '48' })).toBe(false)
  })

  it('names each reason once, with what it rests on', () => {
    const reasons = findRisks(
      { origins: [{ areaId: 7 }, { areaId: 7 }], symptoms: ['breathless'], exposure: 'contact' },
      ground(),
    )
    expect(reasons).toEqual([
      { kind: 'zone', inForceId: 'z', areaId: 7 },
      { kind: 'contact' },
      { kind: 'symptoms', isSevere: true },
    ])
  })
})
