import type { z } from 'zod'
import type { inspectionPageContract } from '../domain/index.ts'

/** An inspection as its page shows it. */
export type InspectionDetails = z.infer<typeof inspectionPageContract.answer>
