import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, showMomentShort, showNumber, useIntentForm, useWords } from '#platform/web'
import { Button, Dialog, IntentForm, RadioField, showToast, Tag, TextField } from '#ui'
import { type AlarmView, type AreaSignalView, lookAtSignal, lookFindings } from '../domain/index.ts'
import { Finding } from './findings.tsx'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'

/** What is odd, and who looked: an alarm asks, a person answers. */
export function AlarmFinding({ page }: { readonly page: AreaSignalView }) {
  const t = useWords(signalWords)
  const [day, setDay] = useState<string>()
  const { alarms, suspected } = page.itself
  const open = alarms.filter(({ looked }) => looked === null)
  const asks = open.at(-1)?.day ?? suspected.findLast((one) => !page.looks.some((look) => look.day >= one))
  return (
    <Finding title={t('alarm.title')}>
      {alarms.length + suspected.length === 0 && <p>{t('alarm.none')}</p>}
      {alarms.map((alarm) => (
        <Alarm key={alarm.day} alarm={alarm} />
      ))}
      {suspected.map((one) => (
        <p key={one}>{t('suspected.say', { day: showDay(one as Day) })}</p>
      ))}
      {asks !== undefined && (
        <p className={styles.ask}>
          <Tag tone="warn">{t('look.signal')}</Tag>
          {page.mayLook && (
            <Button look="main" onClick={() => setDay(asks)}>
              {t('look.record')}
            </Button>
          )}
        </p>
      )}
      <p className={styles.note}>{t('alarm.aim')}</p>
      {day !== undefined && <LookDialog areaId={page.areaId} day={day} onClose={() => setDay(undefined)} />}
    </Finding>
  )
}

function Alarm({ alarm }: { readonly alarm: AlarmView }) {
  const t = useWords(signalWords)
  const { day, cases, expected, methods, looked } = alarm
  return (
    <>
      <p>
        {t(methods.length === 1 && methods[0] === 'c3' ? 'alarm.say.three' : 'alarm.say', {
          day: showDay(day as Day),
          count: cases,
          expected: showNumber(expected, 1),
          methods: methods.map((method) => method.toUpperCase()).join(', '),
        })}
      </p>
      {looked && (
        <p className={styles.looked}>
          {t('look.said', {
            finding: t(`finding.${looked.finding}`),
            by: looked.by ?? '',
            at: showMomentShort(looked.at as never),
          })}
        </p>
      )}
    </>
  )
}

interface LookDialogProps {
  readonly areaId: number
  readonly day: string
  readonly onClose: () => void
}

function LookDialog({ areaId, day, onClose }: LookDialogProps) {
  const t = useWords(signalWords)
  const form = useIntentForm(lookAtSignal, {
    draft: `forecast.look.${areaId}.${day}`,
    initial: { areaId, day: day as Day },
  })
  const done = () => {
    showToast({ text: t('look.done') })
    onClose()
  }
  return (
    <Dialog title={`${t('look.record')}: ${showDay(day as Day)}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('look.record')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('look.finding')}
          options={lookFindings.map((value) => ({ value, label: t(`finding.${value}`) }))}
          {...form.field('finding')}
        />
        <TextField label={t('look.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
