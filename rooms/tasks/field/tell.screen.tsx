import { useState } from 'react'
import {
  addToOutbox,
  Banner,
  BigButton,
  BigChoice,
  type FieldDraft,
  mendIntent,
  PhotoTaker,
  photoPlace,
  Screen,
  type ScreenProps,
  useDesk,
  useFieldDraft,
  useKeeping,
  useOutboxItem,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { LongTextField } from '#ui'
import styles from './tasks-field.module.css'
import { tasksFieldWords } from './tasks-field.words.ts'
import { complaintOf, percentSteps, type TellDraft, toIntent } from './tell-draft.ts'

/** Tells of one task: how far it is, that it is done, what stands in the way; or mends one that was refused. */
export function TellScreen({ params }: ScreenProps) {
  const t = useWords(tasksFieldWords)
  const form = useFieldDraft<TellDraft | null>(params.id ?? '', () => null)
  if (!form) return null
  if (form.value !== null) return <Tell draft={form.value} form={form as FieldDraft<TellDraft>} />
  return (
    <Screen title={t('title')} back="/field/tasks">
      <p>{t('tell.gone')}</p>
    </Screen>
  )
}

interface TellProps {
  readonly draft: TellDraft
  readonly form: FieldDraft<TellDraft>
}

function Tell({ draft, form }: TellProps) {
  const t = useWords(tasksFieldWords)
  const reading = useReading()
  const { finish, complaint, full, isMending } = useFinish({ draft, form })
  return (
    <Screen title={t(`tell.${draft.telling}`)} back={`/field/tasks/${draft.taskId}`}>
      <p className={styles.about}>{draft.title}</p>
      {full && <Banner tone="alarm">{reading(full)}</Banner>}
      {draft.telling === 'progress' && <Percent draft={draft} onChange={form.change} />}
      {draft.telling === 'done' && <Photos draft={draft} onChange={form.change} />}
      <InWords draft={draft} onChange={form.change} />
      {complaint && <Banner tone="alarm">{t(`complaint.${complaint}`)}</Banner>}
      <BigButton onClick={() => void finish()}>{t(isMending ? 'tell.again' : 'tell.keep')}</BigButton>
      {!isMending && <Discard draft={draft} form={form} />}
    </Screen>
  )
}

interface PartProps {
  readonly draft: TellDraft
  readonly onChange: (next: TellDraft) => void
}

function Percent({ draft, onChange }: PartProps) {
  const t = useWords(tasksFieldWords)
  return (
    <div className={styles.part}>
      <h2 className={styles.heading}>{t('tell.percent')}</h2>
      <BigChoice
        label={t('tell.percent')}
        name="percent"
        value={draft.percent === undefined ? undefined : `${draft.percent}`}
        options={percentSteps.map((step) => ({ value: `${step}`, label: `${step} %` }))}
        onChange={(step) => onChange({ ...draft, percent: Number(step) })}
      />
      <p className={styles.small}>{t('tell.percent.help')}</p>
    </div>
  )
}

function Photos({ draft, onChange }: PartProps) {
  const t = useWords(tasksFieldWords)
  return (
    <div className={styles.part}>
      {draft.product !== null && (
        <p>
          {t('fact.product')}: <strong>{draft.product}</strong>
        </p>
      )}
      <h2 className={styles.heading}>{t('tell.photos')}</h2>
      <PhotoTaker photos={draft.photos} draft={draft.id} onChange={(photos) => onChange({ ...draft, photos })} />
    </div>
  )
}

const labels = { progress: 'tell.note', done: 'tell.result', obstacle: 'tell.hindrance' } as const

function InWords({ draft, onChange }: PartProps) {
  const t = useWords(tasksFieldWords)
  return (
    <LongTextField
      name="words"
      label={t(labels[draft.telling])}
      help={draft.telling === 'obstacle' ? t('tell.hindrance.help') : undefined}
      maxLength={2_000}
      rows={3}
      value={draft.words}
      onChange={(words) => onChange({ ...draft, words })}
    />
  )
}

/** Puts it into the outbox and goes back to the task, which shows it at once; a refused one goes again, mended. */
function useFinish({ draft, form }: TellProps) {
  const go = useGo()
  const { desk, sending } = useDesk()
  const { keep, full } = useKeeping()
  const known = useOutboxItem(draft.id)
  const [isAsked, setAsked] = useState(false)
  const isMending = known?.standing === 'refused' || known?.standing === 'held'
  const finish = async () => {
    setAsked(true)
    if (complaintOf(draft)) return
    await form.settle()
    const { type, payload } = toIntent(draft, photoPlace)
    const isKept = await keep(() =>
      known && isMending
        ? mendIntent(desk, known.item, payload)
        : addToOutbox(desk, { id: draft.id, type, title: draft.title, payload }),
    )
    if (!isKept) return
    void sending.sendNow()
    go(`/field/tasks/${draft.taskId}`)
  }
  // Said after the first try only, and gone as soon as it is mended.
  return { finish, complaint: isAsked ? complaintOf(draft) : undefined, full, isMending }
}

function Discard({ draft, form }: TellProps) {
  const t = useWords(tasksFieldWords)
  const go = useGo()
  const [isSure, setSure] = useState(false)
  const discard = async () => {
    if (!isSure) return setSure(true)
    await form.discard()
    go(`/field/tasks/${draft.taskId}`)
  }
  return (
    <BigButton look={isSure ? 'danger' : 'quiet'} onClick={() => void discard()}>
      {t(isSure ? 'tell.discard.sure' : 'tell.discard')}
    </BigButton>
  )
}
