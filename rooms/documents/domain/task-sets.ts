import { z } from 'zod'
import { taskTemplateField } from './task-template.ts'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })

/** `documents/task-templates.json`: sets of templates that fit any directive. */
export const generalTaskSets = z.object({
  about: z.string(),
  sets: z.array(z.object({ name: words, templates: z.array(taskTemplateField).min(1) })),
})

/** `sample/task-templates.json`: sets made for one document of the sample, which `document` names by its `ref`. */
export const sampleTaskSets = z.object({
  about: z.string(),
  sets: z.array(z.object({ document: z.string(), templates: z.array(taskTemplateField).min(1) })),
})
