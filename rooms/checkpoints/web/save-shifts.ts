import { useState } from 'react'
import type { IntentAnswer, Refusal } from '#kit'
import { intentOf, type Problem, refreshRoomOf, send, toProblem } from '#platform/web'
import { planShift } from '../domain/index.ts'
import type { PlannedShift } from './shift-plan.ts'

/** What came of sending shifts: how many stand, and the refusals of the others, each said once. */
export interface SavedShifts {
  readonly good: number
  readonly refusals: readonly Refusal[]
}

/** Plans many shifts at once; each is judged by itself. */
export function useSaveShifts(post: { readonly id: string; readonly areaId: number }) {
  const [state, setState] = useState<'idle' | 'sending'>('idle')
  const [problem, setProblem] = useState<Problem>()
  const [saved, setSaved] = useState<SavedShifts>()
  const save = async (shifts: readonly PlannedShift[]): Promise<SavedShifts | undefined> => {
    setState('sending')
    setProblem(undefined)
    try {
      const intents = shifts.map(({ fromAt, toAt, members }) =>
        intentOf(planShift, { areaId: post.areaId, checkpointId: post.id, fromAt, toAt, members: [...members] }),
      )
      const came = outcomeOf(await send(intents))
      refreshRoomOf(planShift.type)
      setSaved(came)
      return came
    } catch (thrown) {
      setProblem(toProblem(thrown))
      return undefined
    } finally {
      setState('idle')
    }
  }
  return { save, state, problem, saved }
}

function outcomeOf(answers: readonly IntentAnswer[]): SavedShifts {
  const refusals = answers.flatMap((answer) => (answer.outcome === 'refused' ? [answer.refusal] : []))
  const once = new Map(refusals.map((refusal) => [refusal.words.vi, refusal]))
  return { good: answers.length - refusals.length, refusals: [...once.values()] }
}
