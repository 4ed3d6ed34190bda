import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, today, useIntentForm, useMay, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  Button,
  DayField,
  Dialog,
  Empty,
  IntentForm,
  RadioField,
  Row,
  Rows,
  showToast,
  Tag,
  TextField,
} from '#ui'
import { dutyHolidays, setHoliday } from '../domain/index.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { weekdayOf } from './duty-times.ts'
import { hotlineWords } from './hotline.words.ts'

/** The holidays ahead, and the rosters that were planned for another kind of day. */
export function Holidays({ areaId }: { readonly areaId: number }) {
  const h = useWords(hotlineWords)
  const t = useWords(dutyWords)
  const reading = useReading()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const answer = useRead(dutyHolidays, { areaId })
  return (
    <>
      {may('duty.set-holidays') && (
        <div className={styles.bar}>
          <Button look="main" icon="plus" onClick={() => setOpen(true)}>
            {h('holiday.set')}
          </Button>
        </div>
      )}
      <Answer to={answer} rows={4}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty title={h('holiday.none')} />}
            <Rows label={t('holidays')}>
              {items.map((one) => (
                <Row
                  key={one.day}
                  title={`${weekdayOf(one.day as Day, 'long')} ${showDay(one.day as Day)} · ${reading(one.name)}`}
                  detail={
                    <>
                      {one.source}
                      {one.touched.length > 0 && (
                        <span className={styles.alarm} style={{ display: 'block' }}>
                          {h('holiday.touched', { count: one.touched.length })}:{' '}
                          {one.touched.map((post) => reading(post.name)).join(', ')}
                        </span>
                      )}
                    </>
                  }
                  end={<Tag>{h(`holiday.${one.kind}`)}</Tag>}
                />
              ))}
            </Rows>
          </>
        )}
      </Answer>
      {open && <SetHoliday onClose={() => setOpen(false)} />}
    </>
  )
}

function SetHoliday({ onClose }: { readonly onClose: () => void }) {
  const h = useWords(hotlineWords)
  const form = useIntentForm(setHoliday, { draft: 'duty.holiday', initial: { day: today(), kind: 'holiday' } })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: h('holiday.done', { count: (result as { shifts: number }).shifts }) })
    onClose()
  }
  return (
    <Dialog title={h('holiday.set')} onClose={onClose}>
      <IntentForm form={form} submitLabel={h('holiday.set')} onDone={done} onCancel={onClose}>
        <DayField label={h('holiday.day')} {...form.field('day')} />
        <RadioField
          label={h('holiday.kind')}
          options={[
            { value: 'holiday', label: h('holiday.holiday') },
            { value: 'working', label: h('holiday.working') },
          ]}
          {...form.field('kind')}
        />
        <TextField label={h('holiday.name')} {...form.field('name')} />
        <TextField label={h('holiday.source')} {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}
