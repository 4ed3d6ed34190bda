import { beforeEach, expect, it, vi } from 'vitest'
import { draftsOf } from './drafts-of-desk.ts'
import { drain } from './outbox/drain.ts'
import { addToOutbox, newFieldId } from './outbox/outbox.ts'
import { newPhone, openDesk, TestServer } from './outbox/test-desk.ts'
import { keptDraft, unfinishedDrafts } from './store/drafts.ts'

const server = new TestServer()
let desk: ReturnType<typeof openDesk>
let isFull: boolean

beforeEach(() => {
  desk = openDesk(server, newPhone(), { now: server.now })
  isFull = false
  desk.store.drafts.hook('creating', () => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError')
  })
})

it('what a full phone does not take is told at once, stands in memory, and is kept as it was last as soon as there is room', async () => {
  const drafts = draftsOf(desk)
  const heard = vi.fn()
  drafts.subscribe(heard)
  const form = drafts.keeperOf('form')
  isFull = true
  form.keep({ note: 'một' })
  form.keep({ note: 'một hai' })
  await form.settle()
  expect(drafts.worst()).toBe('full')
  // Off the screen and back again: still the last word, among what is unfinished too.
  await form.leave()
  expect(drafts.keeperOf('form').unkept()).toEqual({ value: { note: 'một hai' } })
  expect(await unfinishedDrafts(desk, drafts.unkept())).toEqual([{ note: 'một hai' }])
  isFull = false
  drafts.tryAgain()
  await form.settle()
  expect([drafts.worst(), form.unkept()]).toEqual([undefined, undefined])
  expect(await keptDraft(desk, 'form')).toEqual({ note: 'một hai' })
  expect(heard).toHaveBeenCalledTimes(2)
})

it('a form that went out while the phone was full leaves nothing unfinished behind; one thrown away is not tried again', async () => {
  const id = newFieldId(desk)
  const [sent, thrown] = [draftsOf(desk).keeperOf(id), draftsOf(desk).keeperOf('thrown away')]
  isFull = true
  sent.keep({ id })
  thrown.keep({ note: 'bỏ' })
  await Promise.all([sent.settle(), thrown.settle()])
  await addToOutbox(desk, { id, type: 'inspections.record', payload: { site: 1 } })
  await drain(desk)
  isFull = false
  await thrown.forget()
  draftsOf(desk).tryAgain()
  await Promise.all([sent.settle(), thrown.settle()])
  expect(await desk.store.drafts.count()).toBe(0)
  expect(draftsOf(desk).worst()).toBeUndefined()
})
