import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, showNumber, useFilters, useRead, useWords } from '#platform/web'
import { Answer, Button, Choice, Empty, Row, Rows, Section, SeverityMark, Tag } from '#ui'
import { marksContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'
import { MarkDialog, type MarkItem } from './mark-dialog.tsx'

const spans = ['7', '14', '30', '90'] as const
type Span = (typeof spans)[number]

/** Unusual patterns for an auditor to judge. The house points; a person says what it was. */
export function MarksTab() {
  const t = useWords(auditWords)
  const [filters, setFilters] = useFilters()
  const [open, setOpen] = useState<MarkItem>()
  const span = spans.find((one) => one === filters.days) ?? '14'
  const answer = useRead(marksContract, { days: span })
  return (
    <>
      <p className={styles.lead}>{t('marks.lead')}</p>
      <div className={styles.choice}>
        <Choice<Span>
          label={t('marks.span')}
          options={spans.map((value) => ({ value, label: t('marks.days', { count: Number(value) }) }))}
          value={span}
          onChange={(value) => setFilters({ days: value === '14' ? undefined : value })}
        />
      </div>
      <Answer to={answer}>
        {({ items, limits, source }) => (
          <>
            <MarkSection
              title={t('marks.open')}
              marks={items.filter(({ note }) => note === null)}
              onOpen={setOpen}
              none={t('marks.none')}
            />
            <MarkSection title={t('marks.judged')} marks={items.filter(({ note }) => note !== null)} onOpen={setOpen} />
            <p className={styles.small} title={source.text}>
              {t('marks.limits', {
                looks: showNumber(limits.looksInAnHour),
                refused: showNumber(limits.refusedInADay),
                failures: showNumber(limits.failuresInAnHour),
                rows: showNumber(limits.exportedRowsInADay),
              })}{' '}
              {source.sure !== 'C' && t('marks.unsure')}
            </p>
          </>
        )}
      </Answer>
      {open && <MarkDialog mark={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

interface MarkSectionProps {
  readonly title: string
  readonly marks: readonly MarkItem[]
  readonly onOpen: (mark: MarkItem) => void
  readonly none?: string
}

function MarkSection({ title, marks, onOpen, none }: MarkSectionProps) {
  const t = useWords(auditWords)
  if (marks.length === 0) return none ? <Empty title={none} /> : null
  return (
    <Section title={title}>
      <Rows label={title}>
        {marks.map((mark) => (
          <Row
            key={mark.key}
            mark={<SeverityMark tone={mark.note ? 'quiet' : 'soon'} />}
            title={t(`mark.${mark.kind}`, { name: mark.name, count: showNumber(mark.count) })}
            detail={[mark.areaName, momentsOf(mark), mark.note && t(`mark.${mark.note.outcome}`)]
              .filter(Boolean)
              .join(' · ')}
            end={
              <span className={styles.buttons}>
                {mark.isOwn && <Tag>{t('mark.own')}</Tag>}
                <Button look="quiet" onClick={() => onOpen(mark)}>
                  {t('mark.look')}
                </Button>
              </span>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

function momentsOf({ from, to }: MarkItem): string {
  const [begin, end] = [showMomentShort(from as Instant), showMomentShort(to as Instant)]
  return begin === end ? begin : `${begin} – ${end}`
}
