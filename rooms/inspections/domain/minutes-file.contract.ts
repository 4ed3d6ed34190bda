import { z } from 'zod'

/** The query of the route that gives the record of an inspection (biên bản kiểm tra) as a file. */
export const minutesFileQuery = z.object({
  format: z.enum(['docx', 'pdf']),
  language: z.enum(['vi', 'en']).default('vi'),
})
