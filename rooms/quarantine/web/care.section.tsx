import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntentForm, useReading, useWords } from '#platform/web'
import { Button, Clock, Dialog, IntentForm, Row, Rows, Section, showToast, TextField } from '#ui'
import { meetNeed, type NeedLine, type OrderPage } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import styles from './quarantine.module.css'

/** What the person needs, open ones by their deadline. */
export function CareSection({ order }: { readonly order: OrderPage }) {
  const t = useWords(orderWords)
  const [meeting, setMeeting] = useState<NeedLine>()
  if (order.state === 'proposed' && order.needs.length === 0) return null
  return (
    <Section title={t('needs')}>
      {order.needs.every(({ metAt }) => metAt !== null) && <p className={styles.quiet}>{t('needs.none')}</p>}
      <Rows label={t('needs')}>
        {order.needs.map((need) => (
          <Need key={need.id} need={need} onMeet={order.may.care ? () => setMeeting(need) : undefined} />
        ))}
      </Rows>
      {meeting && <MeetNeedDialog need={meeting} onClose={() => setMeeting(undefined)} />}
    </Section>
  )
}

function Need({ need, onMeet }: { readonly need: NeedLine; readonly onMeet: (() => void) | undefined }) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { title, metAt, done, dueAt, onBehalf } = need
  if (metAt !== null) {
    const at = showMomentShort(metAt as Instant)
    return <Row title={reading(title)} detail={t('needs.met', { at, done: done ?? '' })} />
  }
  return (
    <Row
      title={reading(title)}
      detail={onBehalf ? t('needs.behalf') : undefined}
      mark={<Clock due={dueAt as Instant} />}
      end={
        onMeet && (
          <Button icon="check" onClick={onMeet}>
            {t('do.met')}
          </Button>
        )
      }
    />
  )
}

function MeetNeedDialog({ need, onClose }: { readonly need: NeedLine; readonly onClose: () => void }) {
  const t = useWords(orderWords)
  const form = useIntentForm(meetNeed, { draft: `quarantine.meet.${need.id}`, initial: { needId: need.id } })
  const done = () => {
    showToast({ text: t('saved', { what: t('do.met').toLowerCase() }) })
    onClose()
  }
  return (
    <Dialog title={t('do.met')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('do.met')} onDone={done} onCancel={onClose}>
        <TextField label={t('met.done')} {...form.field('done')} />
      </IntentForm>
    </Dialog>
  )
}
