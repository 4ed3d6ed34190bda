import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { directive, issue, register, verdictOf } from '../../../apps/server/test-directive.ts'
import { sampleDocumentIntents } from './sample-documents.ts'

let city: TestCity
let chair: Person
let wardClerk: Person
const send = (type: string, payload: unknown, person: Person = chair) => person.send({ type, payload })
const enter = async (change: Record<string, unknown>) => send('documents.register', directive(city.area('01'), change))

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:40:00+07:00' })
  chair = await city.signIn('leader', '01')
  wardClerk = await city.signIn('office', '00328')
})
afterAll(() => city.close())

describe('entering a document', () => {
  it('[DOC-04] reads numbers in both families, keeps the raw spelling, and knows a document again by any of them', async () => {
    const received = { areaId: city.area('01'), issuerAreaId: null, entry: 'cited' }
    const id = await register(chair, {
      ...received,
      number: '128-NQ/CP',
      kind: 'nghi-quyet',
      issuer: 'chinh-phu',
      issuedOn: '2021-10-11',
    })
    const { body } = await chair.get<{ number: string; numberRaw: string; stub: boolean }>(`/documents/${id}`)
    expect(body).toMatchObject({ number: '128/NQ-CP', numberRaw: '128-NQ/CP', stub: true })
    const again = { ...received, number: '128/NQ-CP', kind: 'nghi-quyet', issuer: 'chinh-phu' }
    expect(verdictOf(await send('documents.register', again))).toBe('DOCUMENTS.DUPLICATE')
    const twice = await Promise.all(
      ['16-CT/Ttg', '16/CT-TTg'].map((number) =>
        send('documents.register', { ...received, number, kind: 'chi-thi', issuer: 'thu-tuong' }),
      ),
    )
    expect(twice.map(verdictOf).toSorted()).toEqual(['DOCUMENTS.DUPLICATE', 'accepted'])
  })

  it('[DOC-04] a full document meets its stub instead of standing beside it', async () => {
    const stub = await register(chair, {
      areaId: city.area('01'),
      issuerAreaId: city.area('01'),
      entry: 'cited',
      number: '18/CT-UBND',
      kind: 'chi-thi',
      issuer: 'chu-tich-ubnd-tp',
    })
    const full = await register(chair, directive(city.area('01'), { number: '18/CT-UBND' }))
    expect(full).toBe(stub)
    const { body } = await chair.get(`/documents/${stub}`)
    expect(body).toMatchObject({ stub: false, state: 'draft', number: '18/CT-UBND' })
  })

  it('[DOC-04] one office numbers for the committee and its chairman: a number that both have in a year is said on both', async () => {
    const of = (issuer: string, title: string, issuedOn = '2021-07-23') =>
      register(chair, directive(city.area('01'), { number: '71/CT-UBND', issuer, title, issuedOn }))
    const byChairman = await of('chu-tich-ubnd-tp', 'Của Chủ tịch')
    const byCommittee = await of('ubnd-tp', 'Của Ủy ban')
    const warned = async (id: string) => {
      const { body } = await chair.get<{ warnings: { kind: string; because: string | null }[] }>(`/documents/${id}`)
      return body.warnings.filter(({ kind }) => kind === 'number-shared').map(({ because }) => because)
    }
    expect(await warned(byChairman)).toEqual([byCommittee])
    expect(await warned(byCommittee)).toEqual([byChairman])
    expect(await warned(await of('ubnd-tp', 'Năm trước', '2020-07-23'))).toEqual([])
  })

  it('[DOC-01] refuses what cannot be: unknown family, 31/02, an end before the start, force before its day', async () => {
    expect(verdictOf(await enter({ number: '17/CT-XYZ' }))).toBe('DOCUMENTS.NUMBER_OF_NO_KNOWN_FAMILY')
    expect(verdictOf(await enter({ number: 'mười bảy' }))).toBe('DOCUMENTS.NUMBER_UNREADABLE')
    expect(verdictOf(await enter({ number: '17-CT/TU' }))).toBe('DOCUMENTS.NUMBER_OF_OTHER_ISSUER')
    expect(verdictOf(await enter({ number: '17/QĐ-UBND' }))).toBe('DOCUMENTS.NUMBER_OF_OTHER_KIND')
    expect(verdictOf(await enter({ issuedOn: '2021-02-31' }))).toBe('INTENTS.PAYLOAD')
    expect(verdictOf(await enter({ effectiveTo: '2021-07-24T05:59:59+07:00' }))).toBe('DOCUMENTS.END_BEFORE_START')
    expect(verdictOf(await enter({ effectiveFrom: '2021-07-22T06:00:00+07:00' }))).toBe(
      'DOCUMENTS.EFFECTIVE_BEFORE_ISSUE',
    )
    expect(verdictOf(await enter({ issuer: 'ubnd-xa' }))).toBe('DOCUMENTS.ISSUER_OF_OTHER_LEVEL')
    expect(verdictOf(await enter({ kind: 'sac-lenh' }))).toBe('DOCUMENTS.KIND_UNKNOWN')
    const ward = directive(city.area('00328'), { issuer: 'ubnd-xa', number: null, territory: [city.area('00331')] })
    expect(verdictOf(await send('documents.register', ward, wardClerk))).toBe('DOCUMENTS.OUTSIDE_TERRITORY')
    expect(verdictOf(await send('documents.register', directive(city.area('01')), wardClerk))).toBe(
      'ACCESS.OUTSIDE_AREA',
    )
  })

  it('[DOC-06] keeps a document without a number, flags it, and the radar asks for the number until it has one', async () => {
    const id = await issue(chair, directive(city.area('01'), { number: null, title: 'Chưa có số' }))
    const { body } = await chair.get<{ missingNumber: boolean; warnings: { kind: string }[] }>(`/documents/${id}`)
    expect(body.missingNumber).toBe(true)
    expect(body.warnings.map(({ kind }) => kind)).toContain('missing-number')
    const isOpen = async () => {
      await city.settle()
      const open = await city.db
        .selectFrom('gaps')
        .select('owner_officer_id')
        .where('rule', '=', 'document-without-number')
        .where('subject', '=', id)
        .where('closed_at', 'is', null)
        .execute()
      return open.map((gap) => gap.owner_officer_id)
    }
    expect(await isOpen()).toEqual([chair.officerId])
    expect(verdictOf(await send('documents.give-number', { documentId: id, number: '99-CT/TU' }))).toBe(
      'DOCUMENTS.NUMBER_OF_OTHER_ISSUER',
    )
    expect(verdictOf(await send('documents.give-number', { documentId: id, number: '99/CT-UBND' }))).toBe('accepted')
    expect(await isOpen()).toEqual([])
    expect(verdictOf(await send('documents.give-number', { documentId: id, number: '98/CT-UBND' }))).toBe(
      'DOCUMENTS.ALREADY_NUMBERED',
    )
  })

  it('[DOC-01] a document dated after today is kept, marked, and holds not before its time', async () => {
    const change = { number: '20/CT-UBND', issuedOn: '2021-07-30', effectiveFrom: '2021-07-31T06:00:00+07:00' }
    const id = await issue(chair, directive(city.area('01'), change))
    const read = async () => (await chair.get<{ standing: string; datedAhead: boolean }>(`/documents/${id}`)).body
    expect(await read()).toMatchObject({ datedAhead: true, standing: 'coming' })
    const held = await chair.get<{ items: { id: string }[] }>('/documents?inForceAt=now&limit=200')
    expect(held.body.items.map((one) => one.id)).not.toContain(id)
    city.clock.set(toInstant('2021-07-31T06:00:00+07:00'))
    expect(await read()).toMatchObject({ datedAhead: false, standing: 'in-force' })
    city.clock.set(toInstant('2021-07-27T18:40:00+07:00'))
  })

  it('[SG-09] a draft is seen by its own office only; an order is seen below, a neighbour’s is not', async () => {
    const draft = await register(chair, directive(city.area('01'), { number: '21/CT-UBND' }))
    expect((await wardClerk.get(`/documents/${draft}`)).status).toBe(404)
    await send('documents.issue', { documentId: draft })
    expect((await wardClerk.get(`/documents/${draft}`)).status).toBe(200)
    const neighbour = await city.signIn('leader', '00001')
    const own = directive(city.area('00001'), { issuer: 'ubnd-xa', number: '05/CT-UBND' })
    const theirs = await issue(neighbour, own)
    expect((await wardClerk.get(`/documents/${theirs}`)).status).toBe(404)
    expect((await city.visitor().get(`/documents/${theirs}`)).status).toBe(401)
    const found = await wardClerk.get<{ items: { number: string }[] }>(
      `/documents?q=${encodeURIComponent('chi thi UBND')}`,
    )
    expect(found.body.items.map(({ number }) => number)).not.toContain('05/CT-UBND')
  })

  it('[DOC-06] markup in every text field is kept as typed and comes back as data', async () => {
    const script = '<script>alert(1)</script>'
    const change = { number: null, title: script, note: script, measures: [{ sentence: script }] }
    const id = await register(chair, directive(city.area('01'), change))
    const { body } = await chair.get(`/documents/${id}`)
    expect(body).toMatchObject({ title: script, note: script, measures: [{ sentence: script }] })
  })
})

describe('[DOC-03] the Ba Đình directive of 31/7/2021, loaded as a clerk would', () => {
  it('has nine numbered documents, one unnumbered resolution and one appeal around it, stubs flagged', async () => {
    const sample = await openTestCity({ at: '2021-07-31T18:00:00+07:00' })
    try {
      const secretary = await sample.signIn('secretary', '001')
      const clerks = new Map([
        ['01', await sample.signIn('leader', '01')],
        ['001', secretary],
      ])
      const { documents } = await sampleDocumentIntents(sample.house.profile, {
        areaOf: (code) => sample.area(code),
        rootAreaId: sample.area('01'),
        until: toInstant('2021-07-31T18:00:00+07:00'),
      })
      for (const { register: intent, issue: decision } of documents) {
        const { areaId } = intent.payload as { areaId: number }
        const clerk = clerks.get(areaId === sample.area('001') ? '001' : '01')!
        expect(verdictOf(await clerk.send(intent))).toBe('accepted')
        if (decision) expect(verdictOf(await clerk.send(decision.intent))).toBe('accepted')
      }
      const own = documents.find(({ ref }) => ref === 'chi-thi-ba-dinh-31-7')
      const page = await secretary.get<{
        missingNumber: boolean
        relations: {
          other: { number: string | null; stub: boolean; kind: { code: string }; issuedOn: string | null }
        }[]
        warnings: { kind: string }[]
      }>(`/documents/${own?.documentId}`)
      const others = page.body.relations.map(({ other }) => other)
      expect(others.flatMap(({ number }) => number ?? []).toSorted()).toEqual(
        [
          '05-CT/TU',
          '16/CT-TTg',
          '17/CT-UBND',
          '177-CV/TU',
          '22-TB/QU',
          '404-CV/QU',
          '428-TB/TU',
          '430-TB/TU',
          '68/NQ-CP',
        ].toSorted(),
      )
      const unnumbered = others.filter(({ number }) => number === null)
      expect(unnumbered.map(({ kind, stub, issuedOn }) => [kind.code, stub, issuedOn]).toSorted()).toEqual([
        ['loi-keu-goi', true, '2021-07-29'],
        ['nghi-quyet', true, null],
      ])
      expect(page.body.missingNumber).toBe(true)
      const kinds = page.body.warnings.map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'stub-basis')).toHaveLength(8)
      expect(kinds).toContain('expired-basis')
      const graph = await secretary.get<{ nodes: { id: string; stub: boolean }[]; edges: unknown[] }>(
        `/documents/${own?.documentId}/graph?steps=1`,
      )
      expect(graph.body.nodes).toHaveLength(12)
      expect(graph.body.nodes.filter(({ stub }) => stub)).toHaveLength(8)
      const print = await secretary.get(`/documents/${own?.documentId}/print`)
      expect(print.body).toMatchObject({
        template: 'party',
        header: ['THÀNH ỦY HÀ NỘI', 'QUẬN ỦY BA ĐÌNH'],
        number: null,
        missingNumber: true,
        placeAndDay: 'Ba Đình, ngày 31 tháng 7 năm 2021',
        signatures: [{ lines: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ'], name: 'Hoàng Minh Dũng Tiến' }],
      })
      const printed = (print.body as { recipients: string[] }).recipients
      expect(printed).toHaveLength(10)
      expect(printed[1]).toBe('TT HĐND – lãnh đạo UBND Thành phố (để b/cáo),')
      expect(printed[9]).toBe('Lưu Văn phòng Quận ủy.')
    } finally {
      await sample.close()
    }
  })
})
