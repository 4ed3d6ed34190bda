import { addMinutes, type Instant, notParsed, type Parsed, parsed, type Refusal, refuse } from '#kit'
import { DOCUMENTS } from './documents.refusals.ts'
import type { Validity } from './validity.ts'

/** When a task is due: at a moment, or so many minutes after its directive takes effect or before it ends. */
export type TaskDue =
  | { readonly at: Instant }
  | { readonly minutesAfterStart: number }
  | { readonly minutesBeforeEnd: number }

/**
 * What a directive asks of one kind of body on one kind of area. Nothing here knows how deep the tree is: areas are
 * chosen by their kind (`phuong`, `xa`, `to-dan-pho`), by level (0 is the root of the city), by place (`leaf`: areas
 * without children in the chosen subtree), or by several of these together. Left out means "any".
 */
export interface TaskTemplate {
  readonly code: string
  /** Templates of one chain nest: the ward's task is a child of the task above it [TSK-04]. Default: the code. */
  readonly chain?: string
  /** May hold `{area}`, `{document}` and `{end}`. */
  readonly title: string
  /** The expected product (sản phẩm): what will lie on the table when it is done. */
  readonly product: string
  readonly bodyKind: string
  readonly areaKinds?: readonly string[]
  readonly levels?: readonly number[]
  readonly place?: 'root' | 'leaf'
  readonly due: TaskDue
}

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

/** The moment at which the task is due. Refused when it does not come after the document's start. */
export function dueOf(template: Pick<TaskTemplate, 'code' | 'due'>, validity: Validity): Parsed<Instant> {
  const { due } = template
  const end = validity.effectiveTo ?? validity.reviewAt ?? validity.effectiveFrom
  const at =
    'at' in due
      ? due.at
      : 'minutesAfterStart' in due
        ? addMinutes(validity.effectiveFrom, due.minutesAfterStart)
        : addMinutes(end, -due.minutesBeforeEnd)
  if (at > validity.effectiveFrom) return parsed(at)
  return notParsed(DOCUMENTS.TASK_DUE_BEFORE_START, { field: 'due', params: { template: template.code } })
}
