import { useEffect, useRef, useState } from 'react'
import {
  addToOutbox,
  Banner,
  BigButton,
  BigChoice,
  type FieldDraft,
  mendIntent,
  photoPlace,
  Screen,
  type ScreenProps,
  StorageFull,
  useBrought,
  useDesk,
  useFieldDraft,
  useOutboxItem,
} from '#platform/field'
import { useGo, useWords } from '#platform/web'
import { recordInspection } from '../domain/index.ts'
import { ChecklistStep } from './checklist-step.tsx'
import type { Catalogue } from './choose-place.ts'
import { FindingsStep } from './findings-step.tsx'
import { FinishStep } from './finish-step.tsx'
import { firstIncomplete, type InspectionDraft, toRecord } from './inspection-draft.ts'
import { inspectionFieldWords } from './inspections-field.words.ts'

const steps = ['checklist', 'findings', 'finish'] as const

/** Records a whole inspection in three steps, or mends one that was refused. Every press is kept at once. */
export function RecordInspectionScreen({ params }: ScreenProps) {
  const t = useWords(inspectionFieldWords)
  const form = useFieldDraft<InspectionDraft | null>(params.id ?? '', () => null)
  if (!form) return null
  const { value } = form
  if (value === null)
    return (
      <Screen title={t('unknown')} back="/field">
        <p>{t('gone')}</p>
      </Screen>
    )
  return <Form draft={value} form={form as FieldDraft<InspectionDraft>} />
}

function Form({ draft, form }: { readonly draft: InspectionDraft; readonly form: FieldDraft<InspectionDraft> }) {
  const t = useWords(inspectionFieldWords)
  const { finish, problem, isMending } = useFinish(draft, form)
  const at = steps.indexOf(draft.step)
  const next = steps[at + 1]
  const change = (more: Partial<InspectionDraft>) => form.change({ ...draft, ...more })
  useTopAt(draft.step)
  return (
    <Screen title={draft.name} back="/field/inspections/new">
      <BigChoice
        label={draft.areaName}
        name="step"
        value={draft.step}
        options={steps.map((step) => ({ value: step, label: t(`step.${step}`) }))}
        onChange={(step) => change({ step })}
      />
      {draft.step === 'checklist' && <ChecklistStep draft={draft} onChange={form.change} />}
      {draft.step === 'findings' && <FindingsStep draft={draft} onChange={form.change} />}
      {draft.step === 'finish' && <FinishStep draft={draft} onChange={form.change} />}
      {problem && <Banner tone="alarm">{problem}</Banner>}
      {next ? (
        <BigButton onClick={() => change({ step: next })}>{t('next')}</BigButton>
      ) : (
        <BigButton onClick={() => void finish()}>{t(isMending ? 'finish.mended' : 'finish.done')}</BigButton>
      )}
      {!isMending && <Discard form={form} />}
    </Screen>
  )
}

function useTopAt(step: string): void {
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) scrollTo(0, 0)
    shown.current = step
  }, [step])
}

/** Puts the form into the outbox; one that was refused goes again, mended, with the time of its first finishing. */
function useFinish(draft: InspectionDraft, form: FieldDraft<InspectionDraft>) {
  const t = useWords(inspectionFieldWords)
  const go = useGo()
  const { desk, sending } = useDesk()
  const known = useOutboxItem(draft.id)
  const catalogue = useBrought<Catalogue>('inspections.catalogue')
  const [problem, setProblem] = useState<string>()
  const isMending = known?.standing === 'refused' || known?.standing === 'held'
  const complain = () => {
    const missing = firstIncomplete(draft.findings, catalogue?.value.templates ?? [])
    if (missing === undefined) return draft.outcome ? undefined : t('finish.outcomeMissing')
    form.change({ ...draft, step: 'findings' })
    return t('finding.missing', { what: t('finding.number', { number: missing }) })
  }
  const finish = async () => {
    const complaint = complain()
    if (complaint) return setProblem(complaint)
    const endedAt = draft.endedAt ?? desk.deviceNow()
    form.change({ ...draft, endedAt })
    await form.settle()
    const payload = toRecord(draft, endedAt, photoPlace)
    try {
      if (known && isMending) await mendIntent(desk, known.item, payload)
      else await addToOutbox(desk, { id: draft.id, type: recordInspection.type, title: draft.name, payload })
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      return setProblem(t('finish.full'))
    }
    void sending.sendNow()
    go('/field/outbox')
  }
  return { finish, problem, isMending }
}

function Discard({ form }: { readonly form: FieldDraft<InspectionDraft> }) {
  const t = useWords(inspectionFieldWords)
  const go = useGo()
  const [isSure, setSure] = useState(false)
  const discard = async () => {
    if (!isSure) return setSure(true)
    await form.discard()
    go('/field/inspections/new')
  }
  return (
    <BigButton look={isSure ? 'danger' : 'quiet'} onClick={() => void discard()}>
      {t(isSure ? 'discardSure' : 'discard')}
    </BigButton>
  )
}
