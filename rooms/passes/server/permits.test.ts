import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { directive, issue, verdictOf } from '../../../apps/server/test-directive.ts'
import { decodePass } from '../domain/index.ts'
import { lapsePermits } from './lapse-permits.tick.ts'

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of every question of the room
  readonly body: any
}

describe('travel permits', () => {
  let city: TestCity
  let chair: Person
  let mayor: Person
  let ct17: string
  const from = '2021-07-28T00:00:00+07:00'
  const until = '2021-08-03T00:00:00+07:00'
  const need = {
    kind: 'need',
    purpose: 'food',
    holder: { name: 'Trần Thị Lan', idNumber: '001188012345' },
    from,
    until,
  }

  beforeAll(async () => {
    city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
    chair = await city.signIn('leader', '00001')
    mayor = await city.signIn('leader', '01')
    ct17 = await issue(mayor, directive(city.area('01')))
  })
  afterAll(() => city.close())

  const permits = (list: object[], change: object = {}) => ({
    type: 'passes.issue-permits',
    payload: { areaId: city.area('00001'), documentId: ct17, permits: list, ...change },
  })
  const issued = async (list: object[]): Promise<string[]> => {
    const answer = await chair.send(permits(list))
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
    return (answer.result as { permits: { permitId: string }[] }).permits.map(({ permitId }) => permitId)
  }
  const paper = async (permitId: string, by: Person = chair): Promise<Answer> =>
    (await by.get(
      `/passes/permit-papers?permitId=${permitId}&reason=${encodeURIComponent('In giấy cho dân')}`,
    )) as Answer
  const check = async (code: string, by: Person = chair): Promise<Answer> =>
    (await by.get(`/passes/verdict?code=${encodeURIComponent(code)}`)) as Answer
  const codesOf = ({ body }: Answer) => [
    body.verdict,
    ...body.reasons.map(({ code }: { code: string }) => code.replace('PASSES.', '')),
  ]

  it('[CHK-13] [SG-12] a chairman issues three at once; each is printed on paper with its code; the code holds', async () => {
    const ids = await issued([need, { ...need, purpose: 'medicine' }, { ...need, persons: 2 }])
    const first = await paper(ids[0] ?? '')
    expect(first.status).toBe(200)
    const [printed] = first.body.papers
    expect(printed.holder.name).toBe('Trần Thị Lan')
    expect(printed.code).toMatch(/^NT1:/)
    expect(printed.code.length).toBeLessThanOrEqual(319)
    expect(first.body.appeal.vi).toContain('90 ngày')
    const verdict = await check(printed.code)
    expect(codesOf(verdict)).toEqual(['refused', 'NOT_YET'])
    city.clock.set('2021-07-29T08:00:00+07:00' as never)
    expect(codesOf(await check(printed.code))).toEqual(['good'])
    city.clock.set('2021-07-27T18:00:00+07:00' as never)
  })

  it('[SG-02] the name is in no code, list, journal or answer but the paper, and each look at it is written down', async () => {
    const [id = ''] = await issued([{ ...need, holder: { name: 'Phạm Văn Kín', plate: '29A-123.45' } }])
    const { body } = await paper(id)
    const read = decodePass(body.papers[0].code)
    expect(JSON.stringify(read)).not.toContain('Kín')
    const list = await chair.get('/passes/permits')
    expect(JSON.stringify(list)).not.toContain('Kín')
    expect(JSON.stringify(await chair.get(`/passes/permits/${id}`))).not.toContain('Kín')
    const journal = await city.db.selectFrom('journal').selectAll().where('subject_id', '=', id).execute()
    expect(journal.length).toBeGreaterThan(0)
    expect(JSON.stringify(journal)).not.toContain('Kín')
    const kept = await city.db.selectFrom('travel_permit_names').selectAll().where('permit_id', '=', id).execute()
    expect(JSON.stringify(kept)).not.toContain('Kín')
    const looks = await city.db.selectFrom('reads_logged').selectAll().where('subject_id', '=', id).execute()
    expect(looks.map(({ reason }) => reason)).toEqual(['In giấy cho dân'])
  })

  it('[SG-01] no permit lasts longer than its directive; at the end of the directive it is over', async () => {
    const beyond = await chair.send(
      permits([{ ...need, from: '2021-08-05T00:00:00+07:00', until: '2021-08-08T06:00:01+07:00' }]),
    )
    expect(verdictOf(beyond)).toBe('PASSES.BEYOND_THE_DIRECTIVE')
    const [id = ''] = await issued([{ ...need, from: '2021-08-05T00:00:00+07:00', until: '2021-08-08T06:00:00+07:00' }])
    const { body } = await paper(id)
    const { code } = body.papers[0]
    city.clock.set('2021-08-08T06:02:00+07:00' as never)
    expect(codesOf(await check(code))).toEqual(['refused', 'EXPIRED', 'WITHDRAWN'])
    city.clock.set('2021-07-27T18:00:00+07:00' as never)
  })

  it('[SG-01] a directive that is revoked takes its permits with it, on line at once and in the filter', async () => {
    const own = await issue(mayor, directive(city.area('01'), { number: '18/CT-UBND' }))
    const answer = await chair.send(permits([{ ...need, from: '2021-07-27T17:00:00+07:00' }], { documentId: own }))
    const [{ permitId }] = (answer as unknown as { result: { permits: [{ permitId: string }] } }).result.permits
    const { body } = await paper(permitId)
    const { code } = body.papers[0]
    expect(codesOf(await check(code))).toEqual(['good'])
    const over = await mayor.send({ type: 'documents.revoke', payload: { documentId: own, reason: 'Ban hành nhầm' } })
    expect(verdictOf(over)).toBe('accepted')
    expect(codesOf(await check(code))).toEqual(['refused', 'WITHDRAWN'])
    await lapsePermits.run(city.house)
    expect(((await chair.get(`/passes/permits/${permitId}`)) as Answer).body.standing).toBe('withdrawn')
    expect(((await chair.get('/passes/withdrawn')) as Answer).body.count).toBe(1)
  })

  it('[SG-07] withdrawing says why; what is withdrawn is refused on line and asked about without a network', async () => {
    const [id = ''] = await issued([{ ...need, from: '2021-07-27T17:00:00+07:00' }])
    const { body } = await paper(id)
    const withdraw = { type: 'passes.withdraw-permits', payload: { permitIds: [id], reason: 'Khai không đúng' } }
    expect(verdictOf(await chair.send(withdraw))).toBe('accepted')
    expect(codesOf(await check(body.papers[0].code))).toEqual(['refused', 'WITHDRAWN'])
    expect(verdictOf(await chair.send(withdraw))).toBe('PASSES.DONE_ALREADY')
    const page = (await chair.get(`/passes/permits/${id}`)) as Answer
    expect(page.body.withdrawn.reason).toBe('Khai không đúng')
    expect((await paper(id)).status).toBe(404)
  })

  it('refuses what the book does not give: another purpose, too many people, too long, a post without the power', async () => {
    const said = async (change: object, by: Person = chair) =>
      verdictOf(await by.send(permits([{ ...need, ...change }])))
    expect(await said({ kind: 'party' })).toBe('PASSES.NO_SUCH_KIND')
    expect(await said({ purpose: 'work' })).toBe('PASSES.PURPOSE_NOT_FOR_KIND')
    expect(await said({ persons: 9 })).toBe('PASSES.TOO_MANY_PERSONS')
    expect(await said({ until: '2021-08-05T00:00:00+07:00' })).toBe('PASSES.TOO_LONG_A_PERMIT')
    expect(await said({ until: from })).toBe('PASSES.ENDS_BEFORE_IT_BEGINS')
    expect(await said({ kind: 'service', purpose: 'public-service' })).toBe('PASSES.NOT_COMPETENT')
    const police = await city.signIn('police', '00001')
    expect(await said({ kind: 'service', purpose: 'public-service' }, police)).toBe('accepted')
    const neighbour = await city.signIn('leader', '00004')
    expect(await said({}, neighbour)).not.toBe('accepted')
  })

  it('[SG-10] what never needs a permit stands in the book and on every paper', async () => {
    const { body } = (await chair.get('/passes/permit-book')) as Answer
    const trips = body.withoutPermit.trips.map(({ en }: { en: string }) => en).join(' ')
    for (const word of [/emergency/i, /childbirth/i, /violence/i]) expect(trips).toMatch(word)
    expect(body.appeal.words.vi).toContain('không cần giấy này')
  })

  it('[SG-03] 30 days after its end the name is gone, and that is a fact', async () => {
    const [id = ''] = await issued([need])
    city.clock.set('2021-09-03T00:00:00+07:00' as never)
    await lapsePermits.run(city.house)
    const gone = await city.db.selectFrom('journal').select('type').where('subject_id', '=', id).execute()
    expect(gone.map(({ type }) => type)).toContain('permit-name-forgotten')
    const kept = await city.db
      .selectFrom('travel_permit_names')
      .select('permit_id')
      .where('permit_id', '=', id)
      .execute()
    expect(kept).toEqual([])
    city.clock.set('2021-07-27T18:00:00+07:00' as never)
  })

  it('an inspector’s card: issued to somebody in post, printed, good; lost, it is withdrawn', async () => {
    const span = { from: '2021-07-27T00:00:00+07:00', until: '2021-08-27T00:00:00+07:00' }
    const cards = (officerIds: string[]) => ({
      type: 'passes.issue-cards',
      payload: { areaId: city.area('00001'), role: 'inspector', officerIds, ...span },
    })
    const stranger = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(verdictOf(await chair.send(cards([stranger])))).toBe('PASSES.NO_SUCH_OFFICER')
    const { rows } = { rows: await city.db.selectFrom('officers').select('id').limit(1).execute() }
    const held = (await city.db.selectFrom('holdings').select('officer_id').execute()).map((one) => one.officer_id)
    expect(rows.length).toBe(1)
    const answer = await mayor.send({
      ...cards(held.slice(0, 1)),
      payload: { ...cards(held.slice(0, 1)).payload, areaId: city.area('01') },
    })
    expect(verdictOf(answer)).toBe('accepted')
    const [{ cardId }] = (answer as unknown as { result: { cards: [{ cardId: string }] } }).result.cards
    const { body } = (await mayor.get(`/passes/cards/${cardId}/paper`)) as Answer
    expect(codesOf(await check(body.code, mayor))).toEqual(['good'])
    const lost = { type: 'passes.withdraw-card', payload: { cardId, reason: 'Mất thẻ' } }
    expect(verdictOf(await mayor.send(lost))).toBe('accepted')
    expect(codesOf(await check(body.code, mayor))).toEqual(['refused', 'WITHDRAWN'])
  })
})
