import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'

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
