import { useEffect, useMemo, useRef, useState } from 'react'
import type { Day, Figure, Instant, Words } from '#kit'
import { type Problem, useDraft } from '#platform/web'
import type { FormView, IndicatorView } from '../domain/index.ts'
import { readFigures } from './read-figures.ts'
import { fieldProblems } from './sent-figures.ts'

/** A report as it stands under somebody's hands: texts as typed, whatever they are. */
export interface TypedReport {
  readonly texts: Readonly<Record<string, string>>
  readonly asOf?: Instant | undefined
  readonly since?: Day | undefined
  readonly reference?: string | undefined
  /** The comment of a first report, the reason of a correction. */
  readonly words?: string | undefined
}

/** What the parts of the form share. */
export interface ReportDesk {
  readonly indicators: readonly IndicatorView[]
  readonly rules: Pick<FormView, 'breakdowns' | 'averages'>
  readonly typed: TypedReport
  readonly figures: ReadonlyMap<string, Figure>
  /** Beside which cell or field which sentence stands: what cannot be read, and what the server refused. */
  readonly problems: ReadonlyMap<string, Words>
  /** Cells that cannot be read: only these keep a report from being sent. */
  readonly unread: number
  readonly isTouched: boolean
  readonly wasKept: boolean
  readonly set: (change: Partial<TypedReport>) => void
  readonly write: (texts: Readonly<Record<string, string>>) => void
  readonly discard: () => void
}

/**
 * A report being typed: a draft on this machine until the server has it, read at every key. What the server refused stands
 * beside the cells it named, until they are typed in again.
 */
export function useTypedReport(
  form: Pick<FormView, 'indicators' | 'breakdowns' | 'averages'>,
  kept: { readonly draft: string; readonly initial: TypedReport },
  problem: Problem | undefined,
): ReportDesk {
  const { initial } = kept
  const draft = useDraft<TypedReport>(kept.draft, initial)
  const [refused, setRefused] = useState<ReadonlyMap<string, Words>>(new Map())
  const typed = draft.value
  const latest = useRef(typed)
  latest.current = typed
  const change = (next: TypedReport) => {
    latest.current = next
    draft.change(next)
  }
  const read = useMemo(() => readFigures(form.indicators, typed.texts), [form.indicators, typed.texts])
  useEffect(() => setRefused(problem ? fieldProblems(problem) : new Map()), [problem])
  const forget = (names: object) => setRefused((before) => new Map([...before].filter(([key]) => !(key in names))))
  const write = (texts: Readonly<Record<string, string>>) => {
    forget(texts)
    change({ ...latest.current, texts: { ...latest.current.texts, ...texts } })
  }
  return {
    indicators: form.indicators,
    rules: form,
    typed,
    figures: read.figures,
    problems: new Map([...refused, ...read.problems]),
    unread: read.problems.size,
    isTouched: JSON.stringify(typed) !== JSON.stringify(initial),
    wasKept: draft.wasKept,
    set: (part) => {
      forget(part)
      change({ ...latest.current, ...part })
    },
    write,
    discard: () => draft.discard(initial),
  }
}
