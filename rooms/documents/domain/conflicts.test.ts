import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { findConflicts, type RankedDocument } from './conflicts.ts'

const at = (local: string) => toInstant(`${local}+07:00`)
const city = { first: 1, last: 610 }
const district = { first: 2, last: 16 }
const ward = { first: 5, last: 5 }
const elsewhere = { first: 17, last: 30 }

function ordering(id: string, maxPeople: number, more: Partial<RankedDocument> = {}): RankedDocument {
  return {
    id,
    issuerRank: 335,
    issuedOn: '2021-07-23',
    effectiveFrom: at('2021-07-24T06:00:00'),
    effectiveTo: at('2021-08-08T06:00:00'),
    territory: [city],
    measures: [{ parameter: 'gathering-public-max-people', value: maxPeople }],
    supersedes: [],
    ...more,
  }
}

describe('[DOC-08] two documents in force that order different things', () => {
  it('is shown with the higher issuer first, whatever the dates', () => {
    const city17 = ordering('city', 2)
    const ofDistrict = ordering('district', 5, { issuerRank: 535, issuedOn: '2021-07-30', territory: [district] })
    const [conflict, ...more] = findConflicts([ofDistrict, city17])
    expect(more).toEqual([])
    expect(conflict).toMatchObject({
      parameter: 'gathering-public-max-people',
      higher: { documentId: 'city', value: 2 },
      lower: { documentId: 'district', value: 5 },
      because: 'rank',
      where: [district],
    })
  })

  it('puts the later first between equals, and neither when the day is the same', () => {
    const earlier = ordering('earlier', 5, { issuedOn: '2021-07-18' })
    expect(findConflicts([earlier, ordering('later', 2)])[0]).toMatchObject({
      higher: { documentId: 'later' },
      because: 'later-date',
    })
    expect(findConflicts([ordering('one', 5), ordering('other', 2)])[0]).toMatchObject({ because: null })
  })

  it('covers only the time and the land that both hold', () => {
    const short = ordering('short', 5, { territory: [ward, elsewhere], effectiveTo: at('2021-07-30T06:00:00') })
    expect(findConflicts([ordering('city', 2, { territory: [district] }), short])[0]).toMatchObject({
      from: at('2021-07-24T06:00:00'),
      to: at('2021-07-30T06:00:00'),
      where: [ward],
    })
  })

  it.each<[string, Partial<RankedDocument>]>([
    ['the value is the same', { measures: [{ parameter: 'gathering-public-max-people', value: 2 }] }],
    ['the parameter is another', { measures: [{ parameter: 'market-visits-per-week', value: 4 }] }],
    ['the land is apart', { territory: [elsewhere] }],
    ['one begins when the other ends', { effectiveFrom: at('2021-08-08T06:00:00'), effectiveTo: null }],
    ['the later means to change the earlier', { supersedes: ['city'] }],
  ])('is no conflict when %s', (_, change) => {
    expect(findConflicts([ordering('city', 2, { territory: [district] }), ordering('other', 5, change)])).toEqual([])
  })
})
