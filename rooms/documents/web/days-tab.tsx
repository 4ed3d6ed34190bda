import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, useFilters, useIntentForm, useRead, useWords } from '#platform/web'
import { Answer, Dialog, Empty, IntentForm, LongTextField, RadioField, showToast } from '#ui'
import { type DocumentDetail, documentDays, reportDay } from '../domain/index.ts'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'

interface Slot {
  readonly day: number
  readonly standing: 'met' | 'not-met' | 'missing' | 'upcoming'
  readonly late: boolean
  readonly note: string | null
}

interface Chosen {
  readonly area: { readonly id: number; readonly name: string }
  readonly slot: Slot
}

/** The calendar of a directive: each unit's days, and how many units reported what. Silence is "thiếu". */
export function DaysTab({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const [filters] = useFilters()
  const [chosen, choose] = useState<Chosen>()
  const areaId = filters.areaId === undefined ? undefined : Number(filters.areaId)
  const answer = useRead(documentDays, { id: document.id, areaId })
  return (
    <Answer to={answer} rows={6}>
      {({ areaName, days, units }) =>
        days.length === 0 ? (
          <Empty>{t('days.none')}</Empty>
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
            <div className={styles.days} role="group" aria-label={t('days')} tabIndex={0}>
              <div className={styles.calendar} style={{ '--days': days.length } as never}>
                <span className={styles.unit}>{t('days.unit')}</span>
                {days.map(({ day, on }) => (
                  <span key={day} className={styles.head} data-today={day === document.day || undefined}>
                    <span>{day}</span>
                    <span>{showDay(on as Day)}</span>
                  </span>
                ))}
                <span className={styles.unit}>
                  {areaName}
                  <span className={styles.legend}>
                    {t('days.met')}
                    <br />
                    {t('days.not-met')}
                    <br />
                    {t('days.missing')}
                  </span>
                </span>
                {days.map(({ day, met, notMet, missing, upcoming }) => (
                  <span key={day} className={styles.whole}>
                    {upcoming === 0 && (
                      <>
                        <span>{met}</span>
                        <span>{notMet}</span>
                        <span className={missing > 0 && day !== document.day ? styles.bad : undefined}>{missing}</span>
                      </>
                    )}
                  </span>
                ))}
                {units.map(({ area, slots, mayReport }) => [
                  <span key={area.id} className={styles.unit}>
                    {area.name}
                  </span>,
                  ...slots.map((slot) => (
                    <DaySlot
                      key={`${area.id} ${slot.day}`}
                      slot={slot}
                      isToday={slot.day === document.day}
                      onChoose={mayReport ? () => choose({ area, slot }) : undefined}
                    />
                  )),
                ])}
              </div>
            </div>
            <p className={styles.aside}>{t('days.legend')}</p>
            {chosen && <ReportDialog document={document} chosen={chosen} onClose={() => choose(undefined)} />}
          </>
        )
      }
    </Answer>
  )
}

const signs = { met: '✓', 'not-met': '✗', missing: '?', upcoming: '' } as const

interface DaySlotProps {
  readonly slot: Slot
  readonly isToday: boolean
  readonly onChoose: (() => void) | undefined
}

function DaySlot({ slot, isToday, onChoose }: DaySlotProps) {
  const t = useWords(documentWords)
  const { standing, late, day, note } = slot
  const words = [t('day-n', { day }), t(`days.${standing}`), late && t('days.late'), note].filter(Boolean).join(', ')
  const sign = `${signs[standing]}${late ? '*' : ''}`
  if (!onChoose || standing === 'upcoming') {
    return (
      <span
        className={styles.slot}
        data-standing={standing}
        data-today={isToday || undefined}
        role="img"
        aria-label={words}
        title={words}
      >
        {sign}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={styles.slot}
      data-standing={standing}
      data-today={isToday || undefined}
      aria-label={words}
      title={words}
      onClick={onChoose}
    >
      {sign}
    </button>
  )
}

function ReportDialog({
  document,
  chosen: { area, slot },
  onClose,
}: {
  readonly document: DocumentDetail
  readonly chosen: Chosen
  readonly onClose: () => void
}) {
  const t = useWords(documentWords)
  const { day } = slot
  const form = useIntentForm(reportDay, {
    draft: `documents.day.${document.id}.${area.id}.${day}`,
    initial: { documentId: document.id, areaId: area.id, day, note: slot.note },
  })
  const done = ({ result }: { readonly result: unknown }) => {
    const { late } = result as { late: boolean }
    showToast({ text: t(late ? 'days.done.late' : 'days.done', { day }) })
    onClose()
  }
  return (
    <Dialog title={`${t('days.report', { day })} · ${area.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('new.save')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('days.how')}
          options={[
            { value: 'met', label: t('days.met') },
            { value: 'not-met', label: t('days.not-met') },
          ]}
          {...form.field('report')}
        />
        <LongTextField label={t('days.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
