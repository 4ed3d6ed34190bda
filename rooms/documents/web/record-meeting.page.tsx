import { useMemo, useState } from 'react'
import { addDays, type Day, startOfDay } from '#kit'
import {
  cityOffset,
  showDay,
  today,
  useAccount,
  useGo,
  useIntentForm,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { DayField, IntentForm, LongTextField, Page, RadioField, SelectField, showToast, TextField } from '#ui'
import { documentCatalogue, recordMeeting, splitConclusions } from '../domain/index.ts'
import styles from './documents.module.css'
import { documentWords } from './documents.words.ts'

/** Keeps a meeting's conclusions: the text is pasted whole, and a person chooses which sentences stand as conclusions. */
export function RecordMeetingPage() {
  const t = useWords(documentWords)
  const reading = useReading()
  const go = useGo()
  const { homeAreaId } = useAccount()
  const form = useIntentForm(recordMeeting, {
    draft: 'documents.meeting',
    initial: { areaId: homeAreaId, form: 'meeting', kind: 'ket-luan-hoi-nghi', territory: [homeAreaId] },
  })
  const { values } = form
  const { data: catalogue } = useRead(documentCatalogue, { on: values.heldOn })
  const [text, setText] = useState('')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const reference = (values.heldOn ?? today()) as Day
  const sentences = useMemo(() => splitConclusions(text, reference), [text, reference])
  const chosen = sentences.filter(({ order }) => !left.has(order))
  const submit: typeof form.submit = () => {
    // Nothing chosen is "not filled in", not "not right".
    const conclusions = chosen.map(({ sentence, orders, dueOn }) => ({
      sentence,
      orders,
      ownerLevel: null,
      ownerPost: null,
      dueAt: dueOn === null ? null : startOfDay(addDays(dueOn, 1), cityOffset()),
      dueStated: dueOn !== null,
    }))
    form.set({ conclusions: conclusions.length === 0 ? undefined : conclusions })
    return form.submit()
  }
  const done = ({ result }: { readonly result: unknown }) => {
    const { meetingId, conclusions } = result as { meetingId: string; conclusions: string[] }
    showToast({ text: t('meeting.done', { count: conclusions.length }) })
    go(`/meetings/${meetingId}`)
  }
  const chair = values.chair ?? { name: '', title: '' }
  return (
    <Page title={t('meetings.new')} width="reading">
      <IntentForm form={{ ...form, submit }} submitLabel={t('new.save')} onDone={done} onCancel={() => history.back()}>
        <RadioField
          label={t('meeting.form')}
          options={(['meeting', 'inspection', 'statement'] as const).map((value) => ({
            value,
            label: t(`meeting.form.${value}`),
          }))}
          {...form.field('form')}
        />
        <TextField label={t('new.title')} {...form.field('title')} />
        <DayField label={t('meeting.held')} {...form.field('heldOn')} value={values.heldOn as Day | undefined} />
        <AreaField label={t('new.area')} {...form.field('areaId')} />
        <SelectField
          label={t('issuer')}
          options={(catalogue?.issuers ?? []).map(({ code, name }) => ({ value: code, label: reading(name) }))}
          {...form.field('issuer')}
        />
        <TextField
          label={t('meeting.chair')}
          name="chair"
          value={chair.name}
          onChange={(name) => form.set({ chair: { ...chair, name: name ?? '' } })}
          problem={form.field('chair').problem}
        />
        <TextField
          label={t('meeting.chair-title')}
          name="chairTitle"
          value={chair.title}
          onChange={(title) => form.set({ chair: { ...chair, title: title ?? '' } })}
          problem={form.field('chair').problem}
        />
        <LongTextField
          label={t('meeting.text')}
          help={t('meeting.text.help')}
          name="text"
          value={text}
          onChange={(typed) => setText(typed ?? '')}
          problem={form.field('conclusions').problem}
        />
        {sentences.length > 0 && (
          <fieldset className={styles.choices}>
            <legend>{t('meeting.chosen', { chosen: chosen.length, all: sentences.length })}</legend>
            {sentences.map(({ order, sentence, orders, dueOn }) => (
              <label key={order} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={!left.has(order)}
                  onChange={(event) => {
                    const next = new Set(left)
                    if (event.target.checked) next.delete(order)
                    else next.add(order)
                    setLeft(next)
                  }}
                />
                <span className={orders ? undefined : styles.aside}>{sentence}</span>
                <span className={styles.end}>{dueOn && t('cascade.due', { due: showDay(dueOn) })}</span>
              </label>
            ))}
          </fieldset>
        )}
      </IntentForm>
    </Page>
  )
}
