import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, type IntentAnswer, toInstant } from '#kit'
import { type Handover, putInForce } from '#rooms/areas/server'
import { verifyPass } from '#rooms/passes/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { Flag, OpenedDeclaration } from '../domain/index.ts'
import { receiptCodeOf } from '../domain/index.ts'
import { declarationFlagHandover } from './declarations.handover.ts'

let city: TestCity
let station: Person
let clerk: Person
const ward = '00328'
const secret = 'Trần Thị Không Ai Được Biết'
const reason = 'Gọi hỏi theo khai báo'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

const declared = (more: object = {}) => ({ name: secret, phone: '0912345678', exposure: 'none', ...more })
async function submit(
  by: Person,
  more: object = {},
  about: object = {},
): Promise<{ id: string; answer: IntentAnswer }> {
  const id = randomUUID()
  const payload = { areaId: city.area(ward), channel: 'proxy', declared: declared(more), ...about }
  return { id, answer: await by.send({ id, type: 'declarations.submit', payload }) }
}
const flagsOf = async (by: Person, state = 'open') =>
  (await by.get<{ items: Flag[] }>(`/declarations/flags?areaId=${city.area(ward)}&state=${state}`)).body.items
const lookUp = (by: Person, id: string, why = reason) =>
  by.get<OpenedDeclaration>(`/declarations/by-code/${receiptCodeOf(id)}?reason=${encodeURIComponent(why)}`)

beforeAll(async () => {
  city = await openTestCity()
  station = await city.signIn('health', ward)
  clerk = await city.signIn('office', ward)
  const row = {
    id: randomUUID(),
    areaId: city.area('00004'),
    kind: 'zone' as const,
    labelVi: 'Vùng cách ly y tế',
    labelEn: 'Isolated zone',
    documentId: null,
    from: toInstant('2021-07-20T00:00:00+07:00'),
    to: toInstant('2021-07-25T00:00:00+07:00'),
    reviewAt: null,
  }
  await city.db.transaction().execute((trx) => putInForce(trx, [row], city.house.territory.current()))
})
afterAll(() => city?.close())

describe('a declaration entered by an officer', () => {
  it('[HDC-01] [CHK-05] from paper or for another is kept with who entered it; its receipt is signed and verified by its code', async () => {
    const { id, answer } = await submit(clerk, { birthYear: 1950 })
    expect(answer.outcome).toBe('accepted')
    const { status, body } = await clerk.get<{ text: string; code: string }>(`/declarations/${id}/receipt`)
    expect([status, body.code]).toEqual([200, receiptCodeOf(id)])
    const ground = { trx: city.db, now: city.clock.now(), profile: city.house.profile }
    const verdict = await verifyPass(ground, body.text, { kinds: ['receipt'] })
    expect(verdict).toMatchObject({ verdict: 'good', claims: { id, form: 'health' } })
    const seen = await lookUp(station, id)
    expect(seen.body).toMatchObject({ channel: 'proxy', declared: { name: secret, birthYear: 1950 } })
    expect(seen.body.enteredBy).toMatch(/^Cán bộ thử/)
  })

  it('[HDC-01] [SG-12] needs a name and one answer, no identity number, no phone; refuses what cannot be', async () => {
    expect((await submit(clerk, { phone: undefined })).answer.outcome).toBe('accepted')
    const wrong = [
      [{ origins: [{ areaId: 999_999 }] }, 'DECLARATIONS.PLACE_UNKNOWN'],
      [{ origins: [{ provinceCode: 'zz' }] }, 'DECLARATIONS.PROVINCE_UNKNOWN'],
      [{ origins: [{}] }, 'DECLARATIONS.ORIGIN_TWICE'],
      [{ origins: [{ provinceCode: '79', toOn: '2021-07-28' }] }, 'DECLARATIONS.DAY_AHEAD'],
      [{ origins: [{ provinceCode: '79', toOn: '2021-07-01' }] }, 'DECLARATIONS.DAY_TOO_OLD'],
      [
        { origins: [{ provinceCode: '79', fromOn: '2021-07-26', toOn: '2021-07-25' }] },
        'DECLARATIONS.ENDS_BEFORE_BEGIN',
      ],
      [{ birthYear: 2030 }, 'DECLARATIONS.BIRTH_YEAR'],
    ] as const
    for (const [more, code] of wrong) expect(codeOf((await submit(clerk, more)).answer), code).toBe(code)
    const elsewhere = await submit(clerk, {}, { areaId: city.area('00001') })
    expect(codeOf(elsewhere.answer)).toBe('ACCESS.OUTSIDE_AREA')
  })

  it('[SG-02] [SG-11] takes no field that was not declared: no identity, health history, ethnicity or religion', async () => {
    for (const extra of ['idNumber', 'ethnicity', 'religion', 'origin', 'vaccination', 'photo']) {
      expect(codeOf((await submit(clerk, { [extra]: 'x' })).answer), extra).toBe('INTENTS.PAYLOAD')
    }
  })

  it('[HDC-01] fifty in one array are each taken once, the wrong one among them alone refused', async () => {
    const intents = Array.from({ length: 50 }, (_, at) => ({
      id: randomUUID(),
      type: 'declarations.submit',
      payload: {
        areaId: city.area(ward),
        channel: 'paper',
        declared: declared(at === 7 ? { birthYear: 2030 } : at % 10 === 0 ? { exposure: 'contact' } : {}),
      },
    }))
    const first = await clerk.sendAll(intents)
    expect(first.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(49)
    expect(codeOf(first[7] as IntentAnswer)).toBe('DECLARATIONS.BIRTH_YEAR')
    const again = await clerk.sendAll(intents)
    expect(again.filter(({ outcome }) => outcome === 'already-done')).toHaveLength(49)
    await city.settle()
    const { rows } = await sql<{ count: number; tasks: number }>`
      select count(*)::int as count, count(tasks.id)::int as tasks from declarations
      left join declaration_flags on declaration_flags.declaration_id = declarations.id
      left join tasks on tasks.id = declaration_flags.task_id
      where declarations.id = any(${intents.map(({ id }) => id)}::uuid[])`.execute(city.db)
    expect(rows[0]).toEqual({ count: 49, tasks: 5 })
  })
})

describe('a risk that was declared', () => {
  it('[HDC-02] from a zone that stood at that time is flagged, explained, and a task of the health station; nothing else happens', async () => {
    const was = (toOn: string) => ({ origins: [{ areaId: city.area('00004-001'), toOn, fromOn: '2021-07-18' }] })
    const inside = await submit(clerk, was('2021-07-21'))
    const before = await submit(clerk, was('2021-07-19'))
    const province = await submit(clerk, { origins: [{ provinceCode: '79', toOn: '2021-07-26' }] })
    await city.settle()
    const flags = await flagsOf(station)
    const flag = flags.find(({ declarationId }) => declarationId === inside.id)
    expect(flag?.reasons).toEqual([
      {
        kind: 'zone',
        text: {
          vi: 'Đã ở nơi đang là Vùng cách ly y tế, Trúc Bạch',
          en: 'Was in a place under Isolated zone, Trúc Bạch',
        },
      },
    ])
    expect(flags.some(({ declarationId }) => declarationId === before.id)).toBe(false)
    const other = flags.find(({ declarationId }) => declarationId === province.id)
    expect(other?.reasons[0]?.text.vi).toContain('969/TTg-KGVX')
    expect(JSON.stringify(flags)).not.toContain('Trần')
    const { rows } = await sql<{ owner: string; title: string }>`
      select owner_post_id as owner, title from tasks where id = ${flag?.taskId}`.execute(city.db)
    expect(rows[0]).toEqual({ owner: station.postId, title: `Gọi hỏi người khai báo y tế ${receiptCodeOf(inside.id)}` })
  })

  it('[HDC-02] is called by the station: not reached stays open, reached closes the task; what was said stays in this room', async () => {
    const { id } = await submit(clerk, { exposure: 'contact' })
    await city.settle()
    const call = (by: Person, outcome: string) =>
      by.send({ type: 'declarations.record-call', payload: { declarationId: id, outcome } })
    expect(codeOf(await call(clerk, 'well'))).toBe('ACCESS.NOT_ALLOWED')
    expect(codeOf(await call(await city.signIn('health', '00001'), 'well'))).toBe('DECLARATIONS.UNKNOWN')
    expect(codeOf(await call(station, 'not-reached'))).toBe('accepted')
    expect((await flagsOf(station)).find(({ declarationId }) => declarationId === id)).toMatchObject({ tries: 1 })
    expect(codeOf(await call(station, 'to-test'))).toBe('accepted')
    expect(codeOf(await call(station, 'well'))).toBe('DECLARATIONS.ALREADY_CALLED')
    expect((await flagsOf(station)).some(({ declarationId }) => declarationId === id)).toBe(false)
    const { rows } = await sql<{ state: string }>`
      select tasks.state from tasks join declaration_flags on task_id = tasks.id where declaration_id = ${id}`.execute(
      city.db,
    )
    expect(rows).toEqual([{ state: 'done' }])
    const { rows: facts } = await sql<{ data: object }>`
      select data from journal where subject_id = ${id} order by seq`.execute(city.db)
    expect(facts.map(({ data }) => data)).toEqual([{ channel: 'proxy', flagged: 1 }, { reached: 0 }, { reached: 1 }])
  })

  it('[ORG-01] [HDC-02] of a ward that is cut up nobody is left uncalled: sent nowhere by a person, the call is the city’s', async () => {
    const { id } = await submit(clerk, { symptoms: ['fever'] })
    const area = city.area(ward)
    const handover: Handover = {
      ...{ id: randomUUID(), on: '2021-07-28' as Day, startsAt: toInstant('2021-07-28T00:00:00+07:00') },
      ...{ ended: [area], heirOf: new Map(), founded: [], grants: 'end', holders: [], documentId: null },
    }
    const at = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
    const inOne = city.db.transaction()
    const waits = await inOne.execute((trx) => declarationFlagHandover.waits?.(trx, handover) ?? Promise.resolve([]))
    expect(waits).toContainEqual({ subjectId: id, areaId: area })
    const by = { officerId: clerk.officerId, postId: clerk.postId }
    const settling = { subjectId: id, areaId: area, to: [], reason: 'chưa rõ phường nào', by }
    const facts = await inOne.execute(
      (trx) => declarationFlagHandover.settle?.(trx, settling, at) ?? Promise.resolve([]),
    )
    expect(facts).toMatchObject([{ type: 'declaration-flag-carried', areaId: city.area('01'), subjectId: id }])
    expect((await flagsOf(station)).some(({ declarationId }) => declarationId === id)).toBe(false)
    const call = { type: 'declarations.record-call', payload: { declarationId: id, outcome: 'well' } }
    expect(codeOf(await station.send(call))).toBe('DECLARATIONS.UNKNOWN')
    expect(codeOf(await (await city.signIn('health', '01')).send(call))).toBe('accepted')
  })

  it('[HDC-02] that nobody has called about in time is a gap of the station, and a count for those above', async () => {
    const { id } = await submit(clerk, { symptoms: ['fever'] })
    city.clock.set(toInstant('2021-07-28T18:00:01+07:00'))
    await city.settle()
    const { rows } = await sql<{ owner: string; data: { count: number } }>`
      select owner_post_id as owner, data from gaps where rule = 'declarations-not-called' and closed_at is null`.execute(
      city.db,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.owner).toBe(station.postId)
    const late = (await flagsOf(station)).filter(({ callBy }) => callBy <= city.clock.now())
    expect(late.map(({ declarationId }) => declarationId)).toContain(id)
    expect(rows[0]?.data.count).toBe(late.length)
    const chair = await city.signIn('leader', '01')
    const { body } = await chair.get<{ days: { declarations: number; flagged: number; called: number }[] }>(
      `/declarations/counts?areaId=${city.area('01')}&day=2021-07-27&days=1`,
    )
    const { rows: counted } = await sql<{ declarations: number; flagged: number }>`
      select count(*)::int as declarations, (count(*) filter (where flagged))::int as flagged from declarations`.execute(
      city.db,
    )
    expect(body.days[0]).toMatchObject({ ...counted[0], called: 2 })
    city.clock.set(toInstant('2021-07-27T18:00:00+07:00'))
  })
})

describe('the person of a declaration', () => {
  it('[SG-09] opens for a reason that is written down, inside one’s own area, and for health staff alone', async () => {
    const { id } = await submit(clerk, { symptoms: ['cough'] })
    expect((await lookUp(station, id, 'vì')).status).toBe(422)
    expect((await lookUp(station, id)).body).toMatchObject({ declared: { name: secret, symptoms: ['cough'] } })
    const { rows } = await sql<{ reason: string; outcome: string }>`
      select reason, outcome from reads_logged where subject_id = ${id}`.execute(city.db)
    expect(rows).toEqual([{ reason, outcome: 'shown' }])
    expect((await lookUp(await city.signIn('health', '00001'), id)).status).toBe(404)
    expect((await station.get(`/declarations/by-code/xyz?reason=${reason}`)).status).toBe(422)
  })

  it('[SG-02] nobody who may fine, judge or score reaches it: not by role, and not by the floor plan', async () => {
    const { id } = await submit(clerk)
    for (const role of ['police', 'leader', 'office', 'inspector', 'deputy', 'supervisor', 'group']) {
      const person = await city.signIn(role, role === 'group' ? `${ward}-001` : ward)
      expect((await lookUp(person, id)).status, role).toBe(403)
      expect((await person.get(`/declarations/flags?areaId=${city.area(ward)}`)).status, role).toBe(403)
    }
    for (const profile of ['hanoi-2021', 'hanoi-2025']) {
      const { permissions } = createRequire(import.meta.url)(`../../../profiles/${profile}/access/roles.json`) as {
        permissions: Record<string, string[]>
      }
      const judging = Object.entries(permissions).filter(([key]) =>
        /^(violations\.(record|decide|carry-out|judge)|accountability\.|scorecards\.(compute|approve|rate))/.test(key),
      )
      const mayJudge = new Set(judging.flatMap(([, roles]) => roles))
      for (const key of ['declarations.read-person', 'declarations.follow'])
        expect(
          permissions[key]?.filter((role) => mayJudge.has(role) || role === '*'),
          key,
        ).toEqual([])
    }
    const plan = createRequire(import.meta.url)('../../../floor-plan.cjs') as { name: string; needs: string[] }[]
    for (const name of ['violations', 'accountability', 'scorecards'])
      expect(plan.find((room) => room.name === name)?.needs).not.toContain('declarations')
  })

  it('[SG-02] is in no other table, list, counter or fact', async () => {
    await submit(clerk, {
      address: 'ngõ 12 phố Không Tên',
      route: 'xe khách 29B-123.45',
      origins: [{ provinceCode: '79' }],
    })
    await city.settle()
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(city.db)
    for (const { name } of tables) {
      const { rows } = await sql<{ found: boolean }>`
        select exists (select from ${sql.table(name)} as t where t::text like ${`%${secret}%`} or t::text like '%0912345678%'
                       or t::text like '%Không Tên%' or t::text like '%29B-123%') as found`.execute(city.db)
      expect(rows[0]?.found, name).toBe(false)
    }
  })
})

describe('5K', () => {
  it('[HDC-03] is one checklist of exactly five items, for inspections and for whoever else asks', async () => {
    const inspector = await city.signIn('inspector', '01')
    const { body } = await inspector.get<{ checklists: { key: string; items: { key: string }[] }[] }>(
      '/inspections/catalogue',
    )
    const fiveK = body.checklists.find(({ key }) => key === 'five-k')
    expect(fiveK?.items.map(({ key }) => key)).toEqual(['mask', 'disinfect', 'distance', 'gathering', 'declaration'])
  })

  it('[HDC-04] gathering is in the catalogue of violations, by its article; who fines it learns nothing from declarations', async () => {
    const police = await city.signIn('police', ward)
    const { body } = await police.get<{ behaviours: { code: string; title: { vi: string }; article: string }[] }>(
      '/violation-behaviours?on=2021-07-27',
    )
    const gathering = body.behaviours.filter(({ title }) => title.vi.includes('tập trung đông người'))
    expect(gathering.map(({ code }) => code)).toContain('V09')
    expect(gathering.every(({ article }) => article.startsWith('Điều'))).toBe(true)
  })
})
