import { describe, expect, it } from 'vitest'
import { type ConflictField, disputed, isConflict, wholePicks } from './conflict.ts'

const label = { vi: 'Ô', en: 'Field' }
const field = (key: string, mine: string, theirs: string, before?: string): ConflictField => ({
  key,
  label,
  mine: both(mine),
  theirs: both(theirs),
  before: before === undefined ? undefined : both(before),
})
const both = (text: string) => ({ vi: text, en: text })
const refusal = (code: string) => ({ code, words: label, status: 409 }) as const

describe('a form that was filled in on knowledge that has changed', () => {
  it('given a refusal that says so, it is a conflict; any other is not', () => {
    expect([refusal('PEOPLE.CHANGED_MEANWHILE'), refusal('PEOPLE.NOT_FOUND')].map(isConflict)).toEqual([true, false])
  })

  it('given what stood before, only fields that both sides changed are for a person to decide', () => {
    const fields = [
      field('same', '4', '4', '3'),
      field('only mine', '5', '3', '3'),
      field('only theirs', '3', '6', '3'),
      field('both', '5', '6', '3'),
      field('nobody knows', '5', '6'),
    ]
    expect(disputed(fields).map(({ key }) => key)).toEqual(['both', 'nobody knows'])
    expect(wholePicks(fields, new Map([['both', 'mine']]))).toBeUndefined()
    const picked = new Map([
      ['both', 'mine'],
      ['nobody knows', 'theirs'],
      ['same', 'mine'],
    ] as const)
    expect([...(wholePicks(fields, picked) ?? [])]).toEqual([
      ['same', 'theirs'],
      ['only mine', 'mine'],
      ['only theirs', 'theirs'],
      ['both', 'mine'],
      ['nobody knows', 'theirs'],
    ])
  })
})
