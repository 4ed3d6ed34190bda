import { z } from 'zod'
import {
  addMinutes,
  type Instant,
  instantField,
  lineField,
  notParsed,
  type Parsed,
  parsed,
  type Refusal,
  refuse,
  toInstant,
} from '#kit'
import { DOCUMENTS } from './documents.refusals.ts'
import type { Validity } from './validity.ts'

/** When a task is due: at a moment, or so many minutes after its directive takes effect or before it ends. */
export const taskDueField = z.union([
  z.strictObject({ at: instantField }),
  z.strictObject({ minutesAfterStart: z.int().positive() }),
  z.strictObject({ minutesBeforeEnd: z.int().nonnegative() }),
])

/** When a task is due: see {@link taskDueField}. */
export type TaskDue = z.infer<typeof taskDueField>

/**
 * What a directive asks of one kind of post (`chairman`, `group-head`) on one kind of area. Nothing here knows how deep the tree is: areas are
 * chosen by their kind (`ward`, `commune`, `residential_group`), by level (0 is the root of the city), by place
 * (`leaf`: areas without children in the chosen subtree), or by several of these together. Left out means "any".
 *
 * - `chain`: templates of one chain nest, the ward's task being a child of the task above it [TSK-04]; else the code.
 * - `title` may hold `{area}`, `{document}` and `{end}`.
 * - `product` (sản phẩm): what will lie on the table when the task is done.
 */
export const taskTemplateField = z.object({
  code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  chain: z.string().min(1).max(60).optional(),
  title: lineField(300),
  product: lineField(300),
  postKind: lineField(60),
  areaKinds: z.array(lineField(40)).min(1).optional(),
  levels: z.array(z.int().nonnegative()).min(1).optional(),
  place: z.enum(['root', 'leaf']).optional(),
  due: taskDueField,
})

/** What a directive asks of one kind of post: see {@link taskTemplateField}. */
export type TaskTemplate = z.infer<typeof taskTemplateField>

/** What fills the blanks of the titles, besides the area. */
export interface TemplateFilling {
  readonly document: string
  readonly end: string
}

const blanks = /\{(\w+)\}/g
const knownBlanks: readonly string[] = ['area', 'document', 'end']

/** Why a template cannot be used; undefined when it can: an unknown blank in its title. */
export function refuseTemplate(template: Pick<TaskTemplate, 'code' | 'title'>): Refusal | undefined {
  for (const [, field = ''] of template.title.matchAll(blanks)) {
    if (!knownBlanks.includes(field)) {
      return refuse(DOCUMENTS.TEMPLATE_FIELD_UNKNOWN, { field: 'title', params: { template: template.code, field } })
    }
  }
  return undefined
}

/** Fills the blanks of a title that {@link refuseTemplate} has let pass. */
export function fillTitle(title: string, filling: TemplateFilling & { readonly area: string }): string {
  return title.replace(blanks, (blank, field: string) =>
    Object.hasOwn(filling, field) ? filling[field as 'area'] : blank,
  )
}

/** The moment at which the task is due. Refused, by the title that stands on the screen, when it does not come after the document's start. */
export function dueOf(template: Pick<TaskTemplate, 'title' | 'due'>, validity: Validity): Parsed<Instant> {
  const { due } = template
  const end = validity.effectiveTo ?? validity.reviewAt ?? validity.effectiveFrom
  const at =
    'at' in due
      ? toInstant(due.at)
      : 'minutesAfterStart' in due
        ? addMinutes(validity.effectiveFrom, due.minutesAfterStart)
        : addMinutes(end, -due.minutesBeforeEnd)
  if (at > validity.effectiveFrom) return parsed(at)
  const named = template.title.replace(blanks, '…')
  return notParsed(DOCUMENTS.TASK_DUE_BEFORE_START, { field: 'due', params: { template: named } })
}
