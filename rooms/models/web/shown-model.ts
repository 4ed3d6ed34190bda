import type { z } from 'zod'
import type { modelPage } from '../domain/index.ts'

/** A practice as its page is given it. */
export type ShownModel = z.infer<(typeof modelPage)['answer']>
