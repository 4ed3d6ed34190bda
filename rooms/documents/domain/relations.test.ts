import { describe, expect, it } from 'vitest'
import { type Instant, toInstant } from '#kit'
import type { RelationKind } from './document.ts'
import { effectiveEndOf } from './effective-end.ts'
import { relationWarnings } from './relation-warnings.ts'
import { documentGraph, findCircles, type GraphDocument } from './relations.ts'

const at = (local: string): Instant => toInstant(`${local}+07:00`)

function document(
  id: string,
  from: string | null = null,
  to: string | null = null,
  more: Partial<GraphDocument> = {},
): GraphDocument {
  const effectiveFrom = from === null ? null : at(from)
  const effectiveTo = to === null ? null : at(to)
  return {
    id,
    label: id,
    number: id,
    numbered: true,
    stub: false,
    issuedAt: effectiveFrom,
    effectiveFrom,
    effectiveTo,
    ...more,
  }
}

function graph(documents: GraphDocument[], ...relations: [string, RelationKind, string][]) {
  return documentGraph(
    documents,
    relations.map(([from, kind, to]) => ({ from, kind, to })),
  )
}

const ct17 = document('17/CT-UBND', '2021-07-24T06:00:00', '2021-08-08T06:00:00')
const first = document('extension-1', '2021-08-08T06:00:00', '2021-08-23T06:00:00')
const second = document('19/CĐ-UBND', '2021-08-21T18:00:00', '2021-09-06T06:00:00')

describe('[DOC-03] the extension chain', () => {
  it('carries the end of Chỉ thị 17 to 06:00 6/9 through two later documents', () => {
    const chain = graph(
      [ct17, first, second],
      ['extension-1', 'extends', '17/CT-UBND'],
      ['19/CĐ-UBND', 'extends', 'extension-1'],
    )
    expect(effectiveEndOf(chain, '17/CT-UBND')).toEqual({
      at: at('2021-09-06T06:00:00'),
      extendedBy: ['extension-1', '19/CĐ-UBND'],
      endedBy: null,
      tooLate: [],
    })
  })

  it('does not bring back what had ended, and says so', () => {
    const late = document('late', '2021-08-10T06:00:00', '2021-08-23T06:00:00')
    const chain = graph([ct17, late], ['late', 'extends', '17/CT-UBND'])
    expect(effectiveEndOf(chain, '17/CT-UBND')).toMatchObject({
      at: ct17.effectiveTo,
      extendedBy: [],
      tooLate: ['late'],
    })
    expect(relationWarnings(chain)).toContainEqual({ kind: 'late-extension', document: 'late', because: '17/CT-UBND' })
  })

  it('ends at the moment a later document replaces or repeals it', () => {
    const ct20 = document('20/CT-UBND', '2021-09-03T06:00:00', '2021-09-21T06:00:00')
    const chain = graph(
      [ct17, first, second, ct20],
      ['extension-1', 'extends', '17/CT-UBND'],
      ['19/CĐ-UBND', 'extends', 'extension-1'],
      ['20/CT-UBND', 'replaces', '17/CT-UBND'],
    )
    expect(effectiveEndOf(chain, '17/CT-UBND')).toMatchObject({ at: at('2021-09-03T06:00:00'), endedBy: '20/CT-UBND' })
  })

  it('comes to an end even when the extensions run in a circle', () => {
    const circle = graph(
      [ct17, first],
      ['extension-1', 'extends', '17/CT-UBND'],
      ['17/CT-UBND', 'extends', 'extension-1'],
    )
    expect(effectiveEndOf(circle, '17/CT-UBND').at).toBe(at('2021-08-23T06:00:00'))
  })
})

describe('[DOC-03] circles', () => {
  const named = ['a', 'b', 'c', 'd'].map((id) => document(id))

  it('finds a circle among replacements and gives its path', () => {
    const circles = findCircles(
      graph(named, ['a', 'replaces', 'b'], ['b', 'replaces', 'c'], ['c', 'replaces', 'a'], ['d', 'replaces', 'a']),
      ['replaces'],
    )
    expect(circles).toEqual([['a', 'b', 'c']])
  })

  it('finds none where two ways lead to one document', () => {
    const diamond = graph(
      named,
      ['a', 'replaces', 'b'],
      ['a', 'replaces', 'c'],
      ['b', 'replaces', 'd'],
      ['c', 'replaces', 'd'],
    )
    expect(findCircles(diamond, ['replaces'])).toEqual([])
  })

  it('walks a chain of 50,000 documents', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => document(String(index)))
    const chain = many.slice(1).map(({ id }, index): [string, RelationKind, string] => [id, 'replaces', String(index)])
    expect(findCircles(graph(many, ...chain), ['replaces'])).toEqual([])
  })

  it('throws on a relation to a document that is not there: a fault, not an answer', () => {
    expect(() => graph(named, ['a', 'replaces', 'nowhere'])).toThrow(RangeError)
  })
})

describe('[DOC-03] warnings', () => {
  it('names the missing number, but not of an appeal, which carries none', () => {
    const directive = document('ba-dinh', null, null, { number: null })
    const appeal = document('appeal', null, null, { number: null, numbered: false })
    expect(relationWarnings(graph([directive, appeal]))).toEqual([
      { kind: 'missing-number', document: 'ba-dinh', because: null },
    ])
  })

  it('names a basis that is only a citation, and one that had ended before', () => {
    const old = document('15/CĐ-CTUBND', '2021-07-19T00:00:00', '2021-07-24T06:00:00')
    const stub = document('177-CV/TU', null, null, { stub: true })
    const later = document('later', '2021-07-31T08:00:00', '2021-08-08T06:00:00')
    const found = relationWarnings(
      graph([old, stub, later], ['later', 'based-on', '15/CĐ-CTUBND'], ['later', 'implements', '177-CV/TU']),
    )
    expect(found).toEqual([
      { kind: 'expired-basis', document: 'later', because: '15/CĐ-CTUBND' },
      { kind: 'stub-basis', document: 'later', because: '177-CV/TU' },
    ])
  })

  it('says nothing of a basis that an extension keeps alive', () => {
    const later = document('later', '2021-08-15T08:00:00', '2021-08-22T06:00:00')
    const kept = graph(
      [ct17, first, later],
      ['extension-1', 'extends', '17/CT-UBND'],
      ['later', 'based-on', '17/CT-UBND'],
    )
    expect(relationWarnings(kept)).toEqual([])
  })
})
