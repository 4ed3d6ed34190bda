import { describe, expect, it } from 'vitest'
import { type Instant, toInstant } from '#kit'
import {
  acknowledgeTaskContract,
  type MyTask,
  progressTaskContract,
  raiseObstacleContract,
  reportDoneContract,
} from '../domain/index.ts'
import { type OwnWord, withOwnWords } from './own-words.ts'
import { complaintOf, newTelling, toIntent } from './tell-draft.ts'
import { callOf, dueParts, hasOwnWork, inOrderOfHand, wantsAHand } from './wants-a-hand.ts'

const local = (text: string) => toInstant(`${text}:00+07:00`)
const at = { now: local('2021-07-27T18:00'), offset: 420 }
const taskId = '0b0f2b6e-0000-7000-8000-0000000000aa'
const photo = '0b0f2b6e-0000-7000-8000-0000000000bb'

function task(more: Partial<MyTask> = {}): MyTask {
  return {
    id: taskId,
    areaName: 'Mai Động',
    title: 'Rà soát hộ',
    product: null,
    state: 'acknowledged',
    priority: 0,
    percent: 0,
    dueAt: local('2021-07-30T17:00'),
    documentId: null,
    reminders: 0,
    measure: null,
    assigner: { postId: null, postTitle: null, officerId: null, name: null },
    isOwner: true,
    evidence: 0,
    remarks: [],
    obstacles: [],
    ...more,
  }
}

const returned: MyTask['remarks'] = [
  { kind: 'returned', text: 'Thiếu hai hộ', percent: null, by: 'Chủ tịch', at: local('2021-07-27T09:00') },
]

const reminded: MyTask['remarks'][number] = {
  kind: 'reminded',
  text: null,
  percent: null,
  by: 'Chủ tịch',
  at: local('2021-07-27T10:00'),
}

describe('what wants a hand', () => {
  const days: readonly (readonly [ReturnType<typeof callOf>, Partial<MyTask>])[] = [
    ['late', { dueAt: at.now }],
    ['late', { dueAt: local('2021-07-27T17:59'), state: 'active' }],
    ['returned', { state: 'in-progress', remarks: returned }],
    ['returned', { state: 'in-progress', remarks: [reminded, ...returned] }],
    ['later', { state: 'in-progress', remarks: [{ ...reminded, kind: 'progress' }, ...returned] }],
    ['new', { state: 'active' }],
    ['today', { dueAt: local('2021-07-27T23:00') }],
    ['today', { dueAt: local('2021-07-28T00:00') }],
    ['later', { dueAt: local('2021-07-28T00:01') }],
    ['along', { isOwner: false, dueAt: local('2021-07-26T08:00') }],
    ['reported', { state: 'done-reported', dueAt: local('2021-07-26T08:00') }],
  ]
  it.each(days)('[TSK-03] given a task, when the day is asked: %s', (call, more) => {
    expect(callOf(task(more), at)).toBe(call)
    expect(wantsAHand(call)).toBe(['late', 'returned', 'new', 'today'].includes(call))
  })

  it('[TSK-03] late comes first, the latest of all on top; of two deadlines that fall together the more urgent mark', () => {
    const given = [
      task({ id: 'later' }),
      task({ id: 'reported', state: 'done-reported' }),
      task({ id: 'new', state: 'active' }),
      task({ id: 'late', dueAt: local('2021-07-27T08:00') }),
      task({ id: 'urgent', priority: 2 }),
      task({ id: 'latest', dueAt: local('2021-07-25T08:00') }),
      task({ id: 'today', dueAt: local('2021-07-27T20:00') }),
    ]
    const order = inOrderOfHand(given, at).map(({ task: { id } }) => id)
    expect(order).toEqual(['latest', 'late', 'new', 'today', 'urgent', 'later', 'reported'])
  })

  it('a home has work of one’s own while there is a task to do, not while all is reported or another’s', () => {
    expect(hasOwnWork([task()])).toBe(true)
    expect(hasOwnWork([task({ isOwner: false }), task({ state: 'done-reported' })])).toBe(false)
  })

  it('24:00 is said as the end of its own day, not as the beginning of the next', () => {
    expect(dueParts(local('2021-07-28T00:00') as Instant, at)).toEqual({ day: '2021-07-27', away: 0, end: true })
    expect(dueParts(local('2021-07-28T08:00') as Instant, at)).toEqual({ day: '2021-07-28', away: 1, end: false })
  })
})

describe('what was said on the phone', () => {
  const said = (type: string, payload: object, more: Partial<OwnWord> = {}): OwnWord => ({
    id: type,
    type,
    standing: 'waiting',
    payload: { taskId, ...payload },
    at: at.now,
    settledAt: undefined,
    ...more,
  })
  const broughtAt = local('2021-07-27T17:00')

  it('[TSK-01] shows at once: acknowledged, half done, reported; what was refused has changed nothing', () => {
    const steps = [
      said(acknowledgeTaskContract.type, {}),
      said(progressTaskContract.type, { percent: 50, note: 'Đã qua 12 hộ' }),
      said(reportDoneContract.type, { evidence: [] }),
    ]
    const given = task({ state: 'active' })
    const states = [0, 1, 2, 3].map((count) => withOwnWords(given, steps.slice(0, count), broughtAt).state)
    expect(states).toEqual(['active', 'acknowledged', 'in-progress', 'done-reported'])
    expect(withOwnWords(given, steps.slice(0, 2), broughtAt)).toMatchObject({
      percent: 50,
      remarks: [{ kind: 'progress', text: 'Đã qua 12 hộ' }],
    })
    const refused = [said(acknowledgeTaskContract.type, {}, { standing: 'refused' })]
    expect(withOwnWords(given, refused, broughtAt)).toEqual(given)
  })

  it('gives way to what the server said later: a report that was sent back is work again', () => {
    const sent = said(reportDoneContract.type, {}, { standing: 'accepted', settledAt: local('2021-07-27T16:00') })
    const back = task({ state: 'in-progress', remarks: returned })
    expect(withOwnWords(back, [sent], broughtAt).state).toBe('in-progress')
    expect(withOwnWords(back, [{ ...sent, settledAt: at.now }], broughtAt).state).toBe('done-reported')
  })
})

describe('a telling', () => {
  it('[TSK-01] where a product is expected a photo or words must come with the report, and go as evidence', () => {
    const draft = newTelling(taskId, 'done', task({ product: 'Danh sách 30 hộ' }))
    expect(complaintOf(draft)).toBe('no-evidence')
    const full = { ...draft, photos: [photo], words: ' Đủ 30 hộ ' }
    expect(complaintOf(full)).toBeUndefined()
    const { payload } = toIntent(full, () => 'a'.repeat(64))
    expect(reportDoneContract.payload.parse(payload)).toMatchObject({
      evidence: [
        { kind: 'file', fileHash: 'a'.repeat(64) },
        { kind: 'text', text: 'Đủ 30 hộ' },
      ],
    })
  })

  it('[TSK-05] nothing empty is told; each becomes an intent that its contract takes', () => {
    const progress = newTelling(taskId, 'progress', task())
    expect(complaintOf(progress)).toBe('nothing-said')
    const half = toIntent({ ...progress, percent: 50 }, String)
    expect(progressTaskContract.payload.parse(half.payload)).toEqual({ taskId, percent: 50 })
    const obstacle = newTelling(taskId, 'obstacle', task())
    expect(complaintOf(obstacle)).toBe('no-obstacle')
    const raised = toIntent({ ...obstacle, words: 'Thiếu khẩu trang' }, String)
    expect(raiseObstacleContract.payload.parse(raised.payload)).toEqual({ taskId, text: 'Thiếu khẩu trang' })
  })
})
