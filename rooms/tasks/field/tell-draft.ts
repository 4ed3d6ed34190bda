import { type MyTask, progressTaskContract, raiseObstacleContract, reportDoneContract } from '../domain/index.ts'

/** What a person tells of a task with more than one press: how far it is, that it is done, what stands in the way. */
export type Telling = 'progress' | 'done' | 'obstacle'

/** One telling while it is being typed, under the id that its intent will bear; photos are ids on the phone. */
export interface TellDraft {
  readonly form: 'tasks.tell'
  readonly id: string
  readonly telling: Telling
  readonly taskId: string
  readonly title: string
  /** The product that is expected; then there must be evidence. */
  readonly product: string | null
  /** Whether evidence lies beside the task already. */
  readonly hasEvidence: boolean
  readonly percent?: number | undefined
  readonly words?: string | undefined
  readonly photos: readonly string[]
}

/** The large steps of a progress; nothing is begun at 0, and 100 is told by reporting done. */
export const percentSteps = [25, 50, 75] as const

/** Most proofs that go with one report. */
const mostEvidence = 20

/** A telling begun now. */
export function newTelling(id: string, telling: Telling, task: MyTask): TellDraft {
  const { id: taskId, title, product, evidence } = task
  return { form: 'tasks.tell', id, telling, taskId, title, product, hasEvidence: evidence > 0, photos: [] }
}

/** Whether an unfinished form is a telling. */
export function isTelling(draft: unknown): draft is TellDraft {
  return (draft as Partial<TellDraft> | null)?.form === 'tasks.tell'
}

/** Why it cannot be told yet; undefined when it can. */
type Complaint = 'nothing-said' | 'no-evidence' | 'no-obstacle' | 'too-many-photos'

/** What the server would refuse is said here, before somebody walks away from where the photo could be taken. */
export function complaintOf({
  telling,
  product,
  hasEvidence,
  percent,
  words,
  photos,
}: TellDraft): Complaint | undefined {
  const isSilent = !words?.trim()
  if (telling === 'progress') return isSilent && percent === undefined ? 'nothing-said' : undefined
  if (telling === 'obstacle') return isSilent ? 'no-obstacle' : undefined
  if (photos.length + (isSilent ? 0 : 1) > mostEvidence) return 'too-many-photos'
  return product !== null && !hasEvidence && isSilent && photos.length === 0 ? 'no-evidence' : undefined
}

/** The intent that it becomes. Where a product is expected, words that come with the report are evidence; else a remark. */
export function toIntent(
  { telling, taskId, product, percent, words, photos }: TellDraft,
  photoPlace: (id: string) => string,
): { readonly type: string; readonly payload: object } {
  const text = words?.trim() || undefined
  if (telling === 'obstacle') return { type: raiseObstacleContract.type, payload: { taskId, text } }
  const note = text === undefined ? {} : { note: text }
  if (telling === 'progress') {
    const steps = percent === undefined ? {} : { percent }
    return { type: progressTaskContract.type, payload: { taskId, ...steps, ...note } }
  }
  const shown = photos.map((id, index) => ({ kind: 'file', fileHash: photoPlace(id), text: `Ảnh ${index + 1}.jpg` }))
  const said = text !== undefined && product !== null ? [{ kind: 'text', text }] : []
  const payload = { taskId, ...(product === null ? note : {}), evidence: [...shown, ...said] }
  return { type: reportDoneContract.type, payload }
}
