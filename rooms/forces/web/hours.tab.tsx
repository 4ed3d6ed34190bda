import { useState } from 'react'
import type { z } from 'zod'
import type { Day } from '#kit'
import { type FieldDoor, showDay, useIntent, useIntentForm, useMay, useRead, useWords } from '#platform/web'
import { Answer, Button, DayField, Dialog, Empty, IntentForm, Row, Rows, SelectField, showToast, Tag } from '#ui'
import { forceHours, giveLeave, leaveKinds, withdrawLeave } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'

type OfficerHours = z.infer<typeof forceHours.answer>['items'][number]

/** Who worked how long this week, the longest first, and who has days off; colour only where the rule is broken. */
export function HoursTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(forceWords)
  const answer = useRead(forceHours, { areaId })
  const [giving, setGiving] = useState<OfficerHours>()
  return (
    <Answer to={answer} rows={6}>
      {({ items, maxHoursPerWeek, minHoursBetween, source }) => (
        <>
          <p className={styles.quiet}>
            {t('hours.limit', {
              max: maxHoursPerWeek ?? t('hours.blank'),
              rest: minHoursBetween ?? t('hours.blank'),
            })}{' '}
            {t('source', { text: source.text })}
          </p>
          {items.length === 0 && <Empty title={t('hours.none')} />}
          <Rows>
            {items.slice(0, 100).map((officer) => (
              <Row
                key={officer.officerId}
                title={officer.name}
                detail={t('hours.count', { hours: Math.round(officer.hours) })}
                end={
                  <span className={styles.steps}>
                    {officer.isOver && <Tag tone="alarm">{t('hours.over', { limit: maxHoursPerWeek ?? 0 })}</Tag>}
                    {!officer.isOver && officer.isShort && (
                      <Tag tone="soon">{t('hours.short', { limit: minHoursBetween ?? 0 })}</Tag>
                    )}
                    <LeaveOf officer={officer} onGive={() => setGiving(officer)} />
                  </span>
                }
              />
            ))}
          </Rows>
          {giving && <LeaveDialog areaId={areaId} officer={giving} onClose={() => setGiving(undefined)} />}
        </>
      )}
    </Answer>
  )
}

function LeaveOf({ officer, onGive }: { readonly officer: OfficerHours; readonly onGive: () => void }) {
  const t = useWords(forceWords)
  const may = useMay()
  const withdrawing = useIntent(withdrawLeave)
  const { leave, name } = officer
  if (!leave) {
    return may('forces.report') ? (
      <Button look="quiet" onClick={onGive} aria-label={`${t('leave.give')}: ${name}`}>
        {t('leave.give')}
      </Button>
    ) : null
  }
  const withdraw = async () => {
    if (await withdrawing.ask({ leaveId: leave.id })) showToast({ text: t('leave.withdrawn') })
  }
  return (
    <>
      <Tag>
        {t('leave.said', {
          kind: t(`leave.${leave.kind}`),
          from: showDay(leave.from as Day),
          to: showDay(leave.to as Day),
        })}
      </Tag>
      {may('forces.report') && (
        <Button look="quiet" busy={withdrawing.state === 'sending'} onClick={() => void withdraw()}>
          {t('leave.withdraw')}
        </Button>
      )}
    </>
  )
}

interface LeaveDialogProps {
  readonly areaId: number
  readonly officer: OfficerHours
  readonly onClose: () => void
}

function LeaveDialog({ areaId, officer, onClose }: LeaveDialogProps) {
  const t = useWords(forceWords)
  const form = useIntentForm(giveLeave, {
    draft: `forces.leave.${officer.officerId}`,
    initial: { areaId, officerId: officer.officerId, kind: 'rest' },
  })
  const day = (name: 'from' | 'to') => form.field(name) as unknown as FieldDoor<Day>
  const done = () => {
    showToast({ text: t('leave.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('leave.give')}: ${officer.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('leave.give')} onDone={done} onCancel={onClose}>
        <DayField label={t('leave.from')} {...day('from')} />
        <DayField label={t('leave.to')} {...day('to')} />
        <SelectField
          label={t('leave.kind')}
          help={t('leave.help')}
          options={leaveKinds.map((kind) => ({ value: kind, label: t(`leave.${kind}`) }))}
          {...form.field('kind')}
        />
      </IntentForm>
    </Dialog>
  )
}
