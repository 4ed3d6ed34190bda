import { z } from 'zod'
import { intentContract, uuidField } from '#kit'

/** The house's own intent that stops long work after its current step: a batch is a job of the same id. */
export const stopImport = intentContract({
  type: 'jobs.cancel',
  payload: z.strictObject({ jobId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Dừng nhập', en: 'Stop the import' },
})
