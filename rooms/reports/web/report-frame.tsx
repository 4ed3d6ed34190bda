import { type FormEvent, type ReactNode, useRef } from 'react'
import { type Problem, useReading, useWords } from '#platform/web'
import { Button, DayField, LongTextField, MomentField, Note, RefusalNote, TextField } from '#ui'
import { FigureGrid, type FiguresBefore } from './figure-grid.tsx'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { averageFlaws, footingLines, sayFlaw } from './say-footing.ts'
import type { ReportDesk } from './use-typed-report.ts'

interface FrameProps {
  readonly desk: ReportDesk
  readonly before: FiguresBefore | undefined
  readonly showsSince: boolean
  /** The comment of a first report, or the reason of a correction. */
  readonly words: { readonly label: string; readonly help: string; readonly optional: boolean }
  readonly submitLabel: string
  readonly isSending: boolean
  readonly problem: Problem | undefined
  readonly onSubmit: () => void
  readonly children?: ReactNode
}

/** The form of one report: cells, when and whence, what does not agree, and the one button. */
export function ReportFrame({
  desk,
  before,
  submitLabel,
  isSending,
  problem,
  onSubmit,
  children,
  ...rest
}: FrameProps) {
  const t = useWords(reportWords)
  const element = useRef<HTMLFormElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (desk.unread === 0) return onSubmit()
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  return (
    <form ref={element} className={styles.frame} onSubmit={submit} noValidate>
      {desk.wasKept && desk.isTouched && <KeptNote desk={desk} />}
      {children}
      <FigureGrid desk={desk} before={before} />
      <StatedFields desk={desk} {...rest} />
      <LiveFlaws desk={desk} />
      {problem && <RefusalNote problem={problem} onAgain={onSubmit} />}
      <div className={styles.submit}>
        <Button type="submit" look="main" busy={isSending}>
          {submitLabel}
        </Button>
        {desk.unread > 0 && <span className={styles.unread}>{t('grid.unread', { count: desk.unread })}</span>}
      </div>
    </form>
  )
}

function KeptNote({ desk }: { readonly desk: ReportDesk }) {
  const t = useWords(reportWords)
  return (
    <p className={styles.kept}>
      {t('draft.kept')}
      <Button look="quiet" onClick={desk.discard}>
        {t('draft.discard')}
      </Button>
    </p>
  )
}

function StatedFields({ desk, words, showsSince }: Pick<FrameProps, 'desk' | 'words' | 'showsSince'>) {
  const t = useWords(reportWords)
  const { typed, set } = desk
  return (
    <div className={styles.stated}>
      <MomentField
        label={t('as-of.field')}
        name="asOf"
        timeWhenAbsent="24:00"
        value={typed.asOf}
        onChange={(asOf) => set({ asOf })}
        problem={desk.problems.get('asOf')}
      />
      {showsSince && (
        <DayField
          label={t('enter.since')}
          help={t('enter.since.help')}
          optional
          name="since"
          value={typed.since}
          onChange={(since) => set({ since })}
          problem={desk.problems.get('since')}
        />
      )}
      <TextField
        label={t('enter.reference')}
        help={t('enter.reference.help')}
        optional
        name="reference"
        value={typed.reference}
        onChange={(reference) => set({ reference })}
        problem={desk.problems.get('reference')}
      />
      <LongTextField
        label={words.label}
        help={words.help}
        optional={words.optional}
        name="words"
        value={typed.words}
        onChange={(text) => set({ words: text })}
        problem={desk.problems.get('words') ?? desk.problems.get('reason') ?? desk.problems.get('comment')}
      />
    </div>
  )
}

/** What does not agree, in one place, said to screen readers as it changes: it is told, never forbidden. */
function LiveFlaws({ desk }: { readonly desk: ReportDesk }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const about = { indicators: desk.indicators, figureOf: (key: string) => desk.figures.get(key) ?? null }
  const off = footingLines(desk.rules.breakdowns, desk.figures, t).filter(({ state }) => state === 'off')
  const averages = averageFlaws(desk.rules.averages, desk.figures, {
    since: desk.typed.since,
    asOf: desk.typed.asOf,
  })
  const nameOf = (key: string) => desk.indicators.find((one) => one.key === key)?.title
  return (
    <div aria-live="polite">
      {(off.length > 0 || averages.length > 0) && (
        <Note tone="warn" icon="warning" title={t('flaws.title')}>
          <ul className={styles.plain}>
            {off.map(({ total, text }) => {
              const name = nameOf(total)
              return (
                <li key={total}>
                  {name && `${reading(name)}: `}
                  {text}
                </li>
              )
            })}
            {averages.map((flaw) => (
              <li key={flaw.total}>{sayFlaw(flaw, about, { t, reading })}</li>
            ))}
          </ul>
          <p className={styles.aside}>{t('flaws.kept')}</p>
        </Note>
      )}
    </div>
  )
}
