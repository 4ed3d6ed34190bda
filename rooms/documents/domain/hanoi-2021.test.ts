import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import { capacityCatalogue, documentKindCatalogue, findRowOn, issuerCatalogue } from './catalogue.ts'
import { issuerDictionary, parseDocumentNumber } from './document-number.ts'
import { type DocumentRecord, documentFile } from './document-record.ts'
import { relationWarnings } from './relation-warnings.ts'
import { documentGraph, type GraphDocument } from './relations.ts'
import { dueOf, refuseTemplate, taskTemplateField } from './task-template.ts'
import { checkValidity, dayCountAt, type Validity } from './validity.ts'

const readProfile = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../profiles/hanoi-2021/${path}`, import.meta.url), 'utf8'))

const issuers = issuerCatalogue.parse(readProfile('documents/issuers.json'))
const kinds = documentKindCatalogue.parse(readProfile('documents/kinds.json'))
const capacities = capacityCatalogue.parse(readProfile('documents/capacities.json'))
const { documents, meetings } = documentFile.parse(readProfile('sample/documents.json'))
const teams = readProfile('sample/teams.json') as { teams: { ref: string; checks: string[] }[] }

const board = toInstant('2021-07-27T18:40:00+07:00')
const byRef = new Map(documents.map((document) => [document.ref, document]))
const get = (ref: string): DocumentRecord => {
  const document = byRef.get(ref)
  if (!document) throw new Error(`no document ${ref}`)
  return document
}
const moment = (text: string | null) => (text === null ? null : toInstant(text))
const canonicalOf = ({ number }: DocumentRecord) => {
  const read = number === null ? undefined : parseDocumentNumber(number, issuerDictionary(issuers))
  return read?.ok ? read.value.canonical : null
}
const toGraph = (document: DocumentRecord): GraphDocument => ({
  id: document.ref,
  label: document.number ?? document.ref,
  number: canonicalOf(document),
  numbered: kinds.some(({ code, numbered }) => code === document.kind && numbered),
  stub: document.stub,
  issuedAt: document.issuedOn === null ? null : toInstant(document.issuedOn),
  effectiveFrom: moment(document.effectiveFrom),
  effectiveTo: moment(document.effectiveTo),
})
const relations = documents.flatMap(({ ref, relations: edges }) =>
  edges.map(({ kind, to }) => ({ from: ref, to, kind })),
)

describe('[DOC-03] the Ba Đình directive of 31/7/2021 and what it stands on', () => {
  const cited = get('chi-thi-ba-dinh-31-7').relations.map(({ to }) => get(to))

  it('cites exactly nine numbered documents, one unnumbered resolution and one appeal', () => {
    expect(
      cited
        .map(canonicalOf)
        .filter((number) => number !== null)
        .toSorted(),
    ).toEqual(
      [
        '177-CV/TU',
        '17/CT-UBND',
        '05-CT/TU',
        '16/CT-TTg',
        '428-TB/TU',
        '430-TB/TU',
        '404-CV/QU',
        '68/NQ-CP',
        '22-TB/QU',
      ].toSorted(),
    )
    const unnumbered = cited.filter(({ number }) => number === null)
    expect(unnumbered.map(({ kind, issuedOn, stub }) => [kind, issuedOn, stub])).toEqual([
      ['loi-keu-goi', '2021-07-29', true],
      ['nghi-quyet', null, true],
    ])
  })

  it('is flagged for its missing number and for the bases that are not on file [DOC-06]', () => {
    const graph = documentGraph(documents.map(toGraph), relations)
    const found = relationWarnings(graph).filter(({ document }) => document === 'chi-thi-ba-dinh-31-7')
    expect(found).toContainEqual({ kind: 'missing-number', document: 'chi-thi-ba-dinh-31-7', because: null })
    const stubs = cited.filter(({ stub }) => stub).map(({ ref }) => ref)
    expect(
      found
        .filter(({ kind }) => kind === 'stub-basis')
        .map(({ because }) => because)
        .toSorted(),
    ).toEqual(stubs.toSorted())
    expect(found).toContainEqual({ kind: 'expired-basis', document: 'chi-thi-ba-dinh-31-7', because: 'chi-thi-16-ttg' })
  })

  it('keeps the purposes of its recipients as written, unsaid where unsaid [DOC-05]', () => {
    const purposes = get('chi-thi-ba-dinh-31-7').recipients.map(({ purpose }) => purpose)
    expect(purposes.filter((purpose) => purpose !== 'unsaid')).toEqual(['to-report', 'to-act', 'to-file'])
  })
})

describe('[DOC-01] Chỉ thị 17 on the board of 27/7/2021', () => {
  it('is on day 4 of 15, from 06:00 24/7 to 06:00 8/8', () => {
    const { effectiveFrom, effectiveTo, reviewAt, issuedOn, signatures } = get('chi-thi-17-ubnd')
    const validity = {
      effectiveFrom: moment(effectiveFrom),
      effectiveTo: moment(effectiveTo),
      reviewAt: moment(reviewAt),
    }
    expect(dayCountAt(validity as Validity, board)).toEqual({ day: 4, of: 15 })
    expect([issuedOn, signatures[0]?.name]).toEqual(['2021-07-23', 'Chu Ngọc Anh'])
  })
})

describe('the sample as a whole', () => {
  it('reads every number and keeps the spelling of the source [DOC-04]', () => {
    for (const document of documents) expect(canonicalOf(document) === null).toBe(document.number === null)
    expect(get('nghi-quyet-128-cp').number).toBe('128-NQ/CP')
    expect(canonicalOf(get('nghi-quyet-128-cp'))).toBe('128/NQ-CP')
  })

  it('uses issuers, kinds and capacities that the catalogues had on the day', () => {
    for (const { kind, issuer, issuedOn, knownAt, signatures } of documents) {
      const on = (issuedOn ?? knownAt.slice(0, 10)) as Day
      expect(findRowOn(kinds, kind, on)).toBeDefined()
      expect(findRowOn(issuers, issuer, on)).toBeDefined()
      for (const { capacity } of signatures) {
        if (capacity !== null) expect(findRowOn(capacities, capacity, on)).toBeDefined()
      }
    }
  })

  it('has an end or a review for every document that is more than a citation [SG-01]', () => {
    for (const { stub, effectiveFrom, effectiveTo, reviewAt } of documents) {
      const validity = {
        effectiveFrom: moment(effectiveFrom),
        effectiveTo: moment(effectiveTo),
        reviewAt: moment(reviewAt),
      }
      if (!stub) expect(checkValidity(validity as Validity).ok).toBe(true)
    }
  })

  it('can be loaded up to any moment: nothing refers to what is not yet known', () => {
    for (const { knownAt, relations: edges } of [...documents, ...meetings]) {
      for (const { to } of edges) expect(Date.parse(get(to).knownAt)).toBeLessThanOrEqual(Date.parse(knownAt))
    }
    const known = meetings.filter(({ knownAt }) => toInstant(knownAt) <= board).map(({ ref }) => ref)
    expect(known).toEqual(['chi-dao-17-7', 'ket-luan-27-7'])
  })

  it('gives each conclusion an owner and a deadline, of which only 28/7 is the city’s own [DOC-10]', () => {
    const conclusions = meetings.flatMap((meeting) => meeting.conclusions)
    const stated = conclusions.filter(({ dueStated }) => dueStated)
    expect(stated.map(({ dueAt }) => dueAt)).toEqual(['2021-07-29T00:00:00+07:00'])
    for (const { heldOn, conclusions: each } of meetings) {
      for (const { dueAt } of each) expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(heldOn))
    }
  })

  it('gives its work and its offices to kinds of post that the city has [TSK-01]', () => {
    const known = new Set((readProfile('bodies/post-kinds.json') as { kind: string }[]).map(({ kind }) => kind))
    const { officials } = readProfile('sample/officials.json') as { officials: { postKinds: string[] }[] }
    const { sets } = readProfile('sample/task-templates.json') as { sets: { templates: { postKind: string }[] }[] }
    const named = [
      ...meetings.flatMap(({ conclusions }) => conclusions.map(({ ownerPost }) => ownerPost)),
      ...officials.flatMap(({ postKinds }) => postKinds),
      ...sets.flatMap(({ templates }) => templates.map(({ postKind }) => postKind)),
    ]
    expect(named.filter((kind) => !known.has(kind))).toEqual([])
  })

  it('covers 30 districts with 15 city teams, and 14 wards with the ten of Hoàng Mai [INS-01]', () => {
    const checkedBy = (prefix: string) => teams.teams.filter(({ ref }) => ref.startsWith(prefix))
    expect(checkedBy('doan-tp-')).toHaveLength(15)
    expect(new Set(checkedBy('doan-tp-').flatMap(({ checks }) => checks)).size).toBe(30)
    expect(checkedBy('doan-hoang-mai-')).toHaveLength(10)
    expect(new Set(checkedBy('doan-hoang-mai-').flatMap(({ checks }) => checks)).size).toBe(14)
  })

  it('has task templates that Chỉ thị 17 can be cascaded with: blanks known, due after the start [TSK-01]', () => {
    const { effectiveFrom, effectiveTo } = get('chi-thi-17-ubnd')
    const validity = {
      effectiveFrom: moment(effectiveFrom),
      effectiveTo: moment(effectiveTo),
      reviewAt: null,
    } as Validity
    const { sets } = readProfile('sample/task-templates.json') as { sets: { document: string; templates: unknown[] }[] }
    const templates = sets.flatMap((set) => set.templates).map((template) => taskTemplateField.parse(template))
    expect(sets.every(({ document }) => byRef.has(document))).toBe(true)
    expect(new Set(templates.map(({ code }) => code)).size).toBe(templates.length)
    for (const template of templates) {
      expect(refuseTemplate(template)).toBeUndefined()
      expect(dueOf(template, validity).ok).toBe(true)
    }
  })
})
