import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { MyTaskDocuments, MyTasks } from '../domain/index.ts'

let city: TestCity
let chair: Person
let ward: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chair = await city.signIn('leader', '01')
  ward = await city.signIn('leader', '00328')
})

afterAll(() => city?.close())

const give = async (owner: Person, title: string, dueAt = '2021-07-27T20:00:00+07:00') => {
  const payload = { areaId: owner.areaId, title, ownerPostId: owner.postId, dueAt }
  const answer = await chair.send({ type: 'tasks.create', payload })
  return answer.id
}

const waitsOf = {
  tasks: 'own',
  overdue: 'overdue',
  toAcknowledge: 'acknowledge',
  toAccept: 'accept',
  toAnswer: 'answer',
}

/** Numbers of a board, as far as they are looked at here. */
interface Board {
  readonly numbers: readonly { readonly key: string; readonly value: number }[]
}

/** Each number of "mine" on the board beside the length of the list behind its door. */
async function numbersAndLists(person: Person): Promise<[number, number][]> {
  const { body } = await person.get<{ mine: Record<string, number> }>(`/overview/areas/${person.areaId}/board`)
  return Promise.all(
    Object.entries(waitsOf).map(async ([key, waits]) => {
      const list = await person.get<{ items: unknown[] }>(`/tasks?waits=${waits}&limit=200`)
      return [body.mine[key] as number, list.body.items.length] as [number, number]
    }),
  )
}

describe('[TSK-03] what waits for one', () => {
  it('each number on the board is the length of the list behind it', async () => {
    const [late, reported, hindered] = [
      await give(ward, 'Trễ hạn'),
      await give(ward, 'Xong'),
      await give(ward, 'Vướng'),
    ]
    await give(chair, 'Việc của Chủ tịch')
    for (const taskId of [reported, hindered]) await ward.send({ type: 'tasks.acknowledge', payload: { taskId } })
    await ward.send({ type: 'tasks.report-done', payload: { taskId: reported } })
    await ward.send({ type: 'tasks.raise-obstacle', payload: { taskId: hindered, text: 'Thiếu người trực' } })
    city.clock.set('2021-07-27T21:00:00+07:00' as never)
    await city.settle()
    expect(late).toBeTruthy()
    expect(await numbersAndLists(ward)).toEqual([
      [3, 3],
      [2, 2],
      [1, 1],
      [0, 0],
      [0, 0],
    ])
    expect(await numbersAndLists(chair)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ])
  })

  it('[TSK-01] whoever has nobody above accepts a task that they gave themselves; others do not', async () => {
    const mayAccept = async (person: Person, taskId: string) => {
      await person.send({ type: 'tasks.acknowledge', payload: { taskId } })
      await person.send({ type: 'tasks.report-done', payload: { taskId } })
      const answer = await person.send({ type: 'tasks.accept-done', payload: { taskId } })
      return answer.outcome === 'refused' ? answer.refusal.code : answer.outcome
    }
    expect(await mayAccept(chair, await give(chair, 'Ký kế hoạch', '2021-07-28T20:00:00+07:00'))).toBe('accepted')
    const payload = {
      areaId: ward.areaId,
      title: 'Tự giao',
      ownerPostId: ward.postId,
      dueAt: '2021-07-28T20:00:00+07:00',
    }
    const own = await ward.send({ type: 'tasks.create', payload })
    expect(await mayAccept(ward, own.id)).toBe('TASKS.SELF_ACCEPTANCE')
  })
})

describe('[TSK-03] the numbers of the day', () => {
  it('each counts what the list behind it shows, and yesterday’s are not among them', async () => {
    const yesterday = await give(ward, 'Xong từ hôm qua', '2021-07-30T20:00:00+07:00')
    const reported = await give(ward, 'Xong hôm nay', '2021-07-30T20:00:00+07:00')
    await give(ward, 'Chưa nhận', '2021-07-30T20:00:00+07:00')
    const finish = async (taskId: string) => {
      for (const type of ['tasks.acknowledge', 'tasks.report-done']) await ward.send({ type, payload: { taskId } })
      await chair.send({ type: 'tasks.accept-done', payload: { taskId } })
    }
    await finish(yesterday)
    await ward.send({ type: 'incidents.report', payload: { areaId: ward.areaId, title: 'Mất điện từ hôm qua' } })
    city.clock.set('2021-07-28T09:00:00+07:00' as never)
    await finish(reported)
    await ward.send({ type: 'incidents.report', payload: { areaId: ward.areaId, title: 'Mất nước' } })
    await city.settle()
    const { body } = await chair.get<Board>(`/overview/areas/${ward.areaId}/board`)
    const day = (name: string) => `${name}From=2021-07-28&${name}To=2021-07-28`
    const doors = {
      'tasks-acknowledged': `/tasks?areaId=${ward.areaId}&shelf=given&${day('acknowledged')}`,
      'tasks-done': `/tasks?areaId=${ward.areaId}&shelf=closed&${day('done')}`,
      'obstacles-open': `/tasks?areaId=${ward.areaId}&shelf=blocked`,
      incidents: `/incidents?areaId=${ward.areaId}&from=2021-07-28&to=2021-07-28`,
    }
    const said = await Promise.all(
      Object.entries(doors).map(async ([key, path]) => {
        const list = await chair.get<{ items: readonly { title: string }[] }>(path)
        return [key, body.numbers.find((one) => one.key === key)?.value, list.body.items.map(({ title }) => title)]
      }),
    )
    expect(said).toEqual([
      ['tasks-acknowledged', 1, ['Xong hôm nay']],
      ['tasks-done', 1, ['Xong hôm nay']],
      ['obstacles-open', 1, ['Vướng']],
      ['incidents', 1, ['Mất nước']],
    ])
  })
})

describe('what a phone takes along', () => {
  it('[TSK-01] one’s own open tasks, nearest deadline first, with who gave them and the last words; nobody else’s', async () => {
    const head = await city.signIn('group', '00328-001')
    const later = await give(head, 'Phát phiếu', '2021-07-30T17:00:00+07:00')
    const sooner = await give(head, 'Rà soát hộ', '2021-07-29T17:00:00+07:00')
    const along = await chair.send({
      type: 'tasks.create',
      payload: {
        areaId: ward.areaId,
        title: 'Chung tay',
        ownerPostId: ward.postId,
        coordinatorPostIds: [head.postId],
        dueAt: '2021-07-31T17:00:00+07:00',
      },
    })
    for (const note of ['một', 'hai', 'ba', 'bốn'])
      await head.send({ type: 'tasks.progress', payload: { taskId: sooner, percent: 50, note } })
    const { body } = await head.get<MyTasks>('/tasks/mine')
    expect(body.isWhole).toBe(true)
    expect(body.items.map(({ id, isOwner }) => [id, isOwner])).toEqual([
      [sooner, true],
      [later, true],
      [along.id, false],
    ])
    expect(body.items[0]).toMatchObject({ state: 'in-progress', percent: 50, assigner: { officerId: chair.officerId } })
    expect(body.items[0]?.remarks).toHaveLength(3)
    expect((await head.get<MyTaskDocuments>('/tasks/mine/documents')).body).toEqual({ items: [] })
    const observer = await city.signIn('supervisor', '00328')
    expect((await observer.get('/tasks/mine')).status).toBe(403)
  })
})
