import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

const dueAt = '2021-07-29T00:00:00+07:00'
const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome
const fieldOf = (answer: IntentAnswer | undefined) => (answer?.outcome === 'refused' ? answer.refusal.field : undefined)

let city: TestCity
let chair: Person
let ward: Person
let otherWard: Person

/** A task for Phúc Xá, whose chair answers for it. */
const order = (more: object = {}) => ({
  type: 'tasks.create',
  payload: {
    areaId: city.area('00001'),
    title: 'Lập danh sách hộ kinh doanh',
    ownerPostId: ward.postId,
    dueAt,
    ...more,
  },
})
const give = async (more: object = {}): Promise<string> => {
  const id = randomUUID()
  const answer = await chair.send({ ...order(more), id })
  expect(codeOf(answer)).toBe('accepted')
  return id
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '001')
  ward = await city.signIn('leader', '00001')
  otherWard = await city.signIn('leader', '00328')
})
afterAll(() => city.close())

describe('giving tasks', () => {
  it('[TSK-01] no task without an owner, a deadline, a person in the post: each refusal names its field', async () => {
    const vacant = await city.signIn('deputy', '00004')
    await city.db
      .updateTable('holdings')
      .set({ to_at: '2021-07-01T00:00:00Z' })
      .where('post_id', '=', vacant.postId)
      .execute()
    const answers = await chair.sendAll([
      order({ ownerPostId: undefined }),
      order({ dueAt: undefined }),
      order({ startAt: '2021-07-30T08:00:00+07:00' }),
      order({ ownerPostId: vacant.postId, areaId: city.area('00004') }),
      order({ ownerPostId: randomUUID() }),
      order({ ownerPostId: otherWard.postId }),
      order({ parentId: randomUUID() }),
      order({ dueAt: '31/02' }),
      order({ areaId: city.area('00328') }),
    ])
    expect(answers.map((answer) => [codeOf(answer), fieldOf(answer)])).toEqual([
      ['TASKS.NO_OWNER', 'ownerPostId'],
      ['TASKS.NO_DEADLINE', 'dueAt'],
      ['TASKS.DEADLINE_BEFORE_START', 'dueAt'],
      ['TASKS.OWNER_POST_NOT_HELD', 'ownerPostId'],
      ['TASKS.OWNER_POST_UNKNOWN', 'ownerPostId'],
      ['TASKS.OWNER_OUTSIDE_AREA', 'ownerPostId'],
      ['TASKS.PARENT_NOT_FOUND', 'parentId'],
      ['INTENTS.PAYLOAD', 'dueAt'],
      ['ACCESS.OUTSIDE_AREA', undefined],
    ])
    const { body } = await chair.get<{ count: number }>('/tasks/without-owner')
    expect(body.count).toBe(0)
  })

  it('[TSK-01] a draft may lack both, but is not active before it has them', async () => {
    const id = randomUUID()
    expect(codeOf(await chair.send({ ...order({ draft: true, ownerPostId: undefined, dueAt: undefined }), id }))).toBe(
      'accepted',
    )
    const activate = () => chair.send({ type: 'tasks.activate', payload: { taskId: id } })
    expect(codeOf(await activate())).toBe('TASKS.NO_OWNER')
    await chair.send({ type: 'tasks.reassign', payload: { taskId: id, ownerPostId: ward.postId, reason: 'giao' } })
    expect(codeOf(await activate())).toBe('TASKS.NO_DEADLINE')
    await chair.send({ type: 'tasks.change-deadline', payload: { taskId: id, dueAt, reason: 'hạn đầu' } })
    expect(codeOf(await activate())).toBe('accepted')
    expect((await chair.get(`/tasks/${id}`)).body).toMatchObject({ state: 'active', deadlineChanges: 0 })
    await expect(
      city.db.updateTable('tasks').set({ owner_officer_id: null }).where('id', '=', id).execute(),
    ).rejects.toThrow(/check constraint/)
  })

  it('[TSK-01] one bad item among fifty takes no neighbour down', async () => {
    const ids = Array.from({ length: 50 }, () => randomUUID())
    const answers = await chair.sendAll(
      ids.map((id, index) => ({ ...order(index === 17 ? { dueAt: undefined } : { title: `Việc ${index}` }), id })),
    )
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(49)
    expect(codeOf(answers[17])).toBe('TASKS.NO_DEADLINE')
    const kept = await city.db.selectFrom('tasks').select('id').where('id', 'in', ids).execute()
    expect(kept).toHaveLength(49)
  })

  it('the same order sent twice, or ten times at once, makes one task, one fact, one notice', async () => {
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => chair.send({ ...order(), id })))
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
    expect(answers.filter(({ outcome }) => outcome === 'already-done')).toHaveLength(9)
    const facts = await city.db.selectFrom('journal').select('type').where('subject_id', '=', id).execute()
    expect(facts).toEqual([{ type: 'task-created' }])
    const told = await city.db.selectFrom('notices').select('kind').where('subject_id', '=', id).execute()
    expect(told).toEqual([{ kind: 'tasks-assigned' }])
    expect(codeOf(await chair.send({ ...order({ title: 'khác' }), id }))).toBe('INTENTS.ID_REUSED')
  })

  it('script in a title is text like any other', async () => {
    const title = '<script>alert(1)</script> & "Hòa Lạc"'
    const id = await give({ title })
    expect((await chair.get<{ title: string }>(`/tasks/${id}`)).body.title).toBe(title)
  })
})

describe('who sees and who may', () => {
  it('a ward sees its own tasks and not another ward’s, in lists, pages, histories and numbers alike', async () => {
    const id = await give({ title: 'Chỉ Phúc Xá thấy' })
    const listed = async (person: Person) =>
      (await person.get<{ items: { id: string }[] }>('/tasks?text=chi phuc xa thay')).body.items.map((item) => item.id)
    expect(await listed(ward)).toEqual([id])
    expect(await listed(otherWard)).toEqual([])
    for (const path of [
      `/tasks/${id}`,
      `/tasks/${id}/history`,
      `/tasks/${id}/children`,
      `/tasks?areaId=${city.area('00001')}`,
    ]) {
      expect((await ward.get(path)).status).toBe(200)
      expect((await otherWard.get(path)).status).toBe(404)
    }
    for (const type of ['tasks.acknowledge', 'tasks.progress']) {
      expect(codeOf(await otherWard.send({ type, payload: { taskId: id } }))).toBe('ACCESS.NOT_FOUND')
    }
    const counts = (await otherWard.get<{ open: { count: number } }>('/tasks/counts')).body
    expect(counts.open.count).toBe(0)
  })

  it('[ORG-08] a council supervisor sees the task and can change nothing of it', async () => {
    const id = await give()
    const council = await city.signIn('supervisor', '00001')
    const page = await council.get<{ steps: { type: string; isAllowed: boolean }[] }>(`/tasks/${id}`)
    expect(page.status).toBe(200)
    expect(page.body.steps.every((step) => !step.isAllowed)).toBe(true)
    const attempts = [
      ['tasks.acknowledge', {}],
      ['tasks.cancel', { reason: 'x' }],
      ['tasks.remind', {}],
      ['tasks.accept-done', {}],
      ['tasks.change-deadline', { dueAt, reason: 'x' }],
    ] as const
    const answers = await council.sendAll(attempts.map(([type, more]) => ({ type, payload: { taskId: id, ...more } })))
    expect(answers.map(codeOf)).toEqual(attempts.map(() => 'ACCESS.NOT_ALLOWED'))
    expect(codeOf(await council.send(order()))).toBe('ACCESS.NOT_ALLOWED')
  })

  it('a residential group sees what lies in it, not the whole ward', async () => {
    const group = await city.signIn('group', '00001-001')
    const inGroup = await give({ areaId: city.area('00001-001'), ownerPostId: group.postId, title: 'Việc của tổ' })
    const inWard = await give({ title: 'Việc của phường' })
    const { items } = (await group.get<{ items: { id: string }[] }>('/tasks?limit=200')).body
    expect(items.map((item) => item.id)).toEqual([inGroup])
    expect((await group.get(`/tasks/${inWard}`)).status).toBe(404)
    expect((await chair.get<{ items: unknown[] }>(`/tasks?areaId=${city.area('00001-001')}`)).body.items).toHaveLength(
      1,
    )
  })

  it('what one owns outside one’s area is still one’s to see', async () => {
    const top = await city.signIn('leader', '01')
    const id = randomUUID()
    const abroad = { ...order({ areaId: city.area('008'), title: 'Hỗ trợ Hoàng Mai' }), id }
    expect(codeOf(await top.send(abroad))).toBe('accepted')
    expect((await ward.get(`/tasks/${id}`)).status).toBe(200)
    const mine = (await ward.get<{ items: { id: string }[] }>('/tasks?mine=true&limit=200')).body.items
    expect(mine.map((item) => item.id)).toContain(id)
    expect(codeOf(await ward.send({ type: 'tasks.acknowledge', payload: { taskId: id } }))).toBe('accepted')
  })
})

describe('asking for lists', () => {
  it('pages by keyset without losing or repeating, sorted by deadline, filtered by all at once', async () => {
    const title = 'Trang danh sách'
    for (let day = 1; day <= 5; day++) await give({ title, dueAt: `2021-08-0${day}T00:00:00+07:00` })
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await ward.get<{ items: { dueAt: string }[]; next: string | null }>(
        `/tasks?text=TRANG danh sach&limit=2${cursor}`,
      )
      seen.push(...body.items.map((item) => item.dueAt))
      cursor = body.next ? `&cursor=${body.next}` : ''
    } while (cursor)
    expect(seen).toHaveLength(5)
    expect(seen).toEqual([...seen].sort())
    const { body } = await ward.get<{ items: unknown[] }>(
      `/tasks?text=trang danh sach&dueFrom=2021-08-02T00:00:00%2B07:00&dueTo=2021-08-04T00:00:00%2B07:00&ownerPostId=${ward.postId}`,
    )
    expect(body.items).toHaveLength(2)
  })

  it('finds a task by its words as they are now, in parts of words, together, and not by those it had', async () => {
    const found = async (text: string) =>
      (await ward.get<{ items: { id: string }[] }>(`/tasks?text=${encodeURIComponent(text)}`)).body.items.map(
        ({ id }) => id,
      )
    const id = await give({ title: 'Phun khử khuẩn ngõ 12' })
    expect(await found('khuẩn phun')).toEqual([id])
    const changed = await chair.send({
      type: 'tasks.edit',
      payload: { taskId: id, was: { title: 'Phun khử khuẩn ngõ 12' }, to: { title: 'Rào ngõ Chùa Liên' } },
    })
    expect(changed).toMatchObject({ outcome: 'accepted' })
    expect([await found('khử khuẩn ngõ 12'), await found('chua lien'), await found('lien khong co')]).toEqual([
      [],
      [id],
      [],
    ])
  })
})
