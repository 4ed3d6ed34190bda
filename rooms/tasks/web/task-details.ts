import type { z } from 'zod'
import type { taskPageContract } from '../domain/index.ts'

/** A task as its page shows it. */
export type TaskDetails = z.infer<typeof taskPageContract.answer>

/** What the dialog of a step is given. */
export interface StepProps {
  readonly task: TaskDetails
  readonly onClose: () => void
}
