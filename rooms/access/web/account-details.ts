import type { z } from 'zod'
import type { accountContract } from '../domain/index.ts'

/** An account as its page shows it. */
export type AccountDetails = z.infer<typeof accountContract.answer>
