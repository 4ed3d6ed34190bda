import { type FormEvent, useMemo, useRef } from 'react'
import {
  cityNow,
  currentLanguage,
  onThisMachine,
  useDraft,
  useGo,
  useIntent,
  useReading,
  useWords,
} from '#platform/web'
import { AreaField, useChosenArea } from '#rooms/areas/web'
import {
  Button,
  focusFirstProblem,
  LongTextField,
  MomentField,
  Page,
  PickField,
  RefusalNote,
  Section,
  SelectField,
  showToast,
  stopAtUnread,
  TextField,
} from '#ui'
import { INSPECTION_KINDS, recordVisitItinerary, visitKinds } from '../domain/index.ts'
import { under } from './complaints.ts'
import { atLineStart } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { StopFields } from './stop-fields.tsx'
import { findPosts } from './subject-field.tsx'
import { useComplaints } from './use-complaints.ts'
import { visitWords } from './visit.words.ts'
import { complaintsOfVisit, type StopDraft, toVisit, type VisitDraft } from './visit-draft.ts'

/** Records a visit with its stops in order. The draft survives; every moment is sent as seconds before the visit's end. */
export function RecordVisitPage() {
  const t = useWords(visitWords)
  const go = useGo()
  const form = useVisitForm()
  const { draft, set, door, problems } = form
  const element = useRef<HTMLFormElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (stopAtUnread(element.current)) return
    const answer = await form.submit()
    if (!answer) {
      requestAnimationFrame(() => focusFirstProblem(element.current))
      return
    }
    showToast({ text: t('done') })
    go(`/inspections/visits/${(answer.result as { visitId: string }).visitId}`)
  }
  return (
    <Page title={t('new.title')} lead={t('lead')} width="reading">
      <form ref={element} className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={t('title')}
          name="title"
          value={draft.title}
          onChange={(title) => set({ title })}
          problem={problems.title}
        />
        <Around form={form} />
        <Stops form={form} />
        <LongTextField
          label={t('conclusion')}
          optional
          name="conclusion"
          value={draft.conclusion}
          onChange={(conclusion) => set({ conclusion })}
          problem={problems.conclusion}
        />
        {door.problem && <RefusalNote problem={door.problem} />}
        <div className={styles.buttons}>
          <Button type="submit" look="main" busy={door.state === 'sending'}>
            {t('new')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

interface PartProps {
  readonly form: ReturnType<typeof useVisitForm>
}

function useVisitForm() {
  const areaId = useChosenArea()
  const empty: VisitDraft = useMemo(
    () => ({ areaId, kind: 'survey', at: cityNow(), stops: [{ photos: [] }] }),
    [areaId],
  )
  const kept = useDraft('inspections.record-visit', empty)
  const draft = kept.value
  const door = useIntent(recordVisitItinerary)
  const occurredAt = useMemo(() => onThisMachine(draft.at), [draft.at])
  const { complaints: problems, say, forget } = useComplaints(door.problem)
  const submit = async () => {
    const missing = complaintsOfVisit(draft)
    say(missing)
    if (Object.keys(missing).length > 0) return undefined
    const answer = await door.ask(recordVisitItinerary.payload.parse(toVisit(draft)), occurredAt)
    if (answer) kept.discard(empty)
    return answer
  }
  return {
    draft,
    set: (change: Partial<VisitDraft>) => {
      forget('at' in change ? ['occurredAt', 'stops'] : Object.keys(change))
      kept.change({ ...draft, ...change })
    },
    door,
    problems,
    submit,
  }
}

function Around({ form: { draft, set, problems } }: PartProps) {
  const t = useWords(visitWords)
  const reading = useReading()
  return (
    <>
      <SelectField
        label={t('kind')}
        name="kind"
        value={draft.kind}
        onChange={(kind) => set({ kind: kind ?? 'survey' })}
        problem={problems.kind}
        options={visitKinds.map((value) => ({ value, label: atLineStart(reading(INSPECTION_KINDS[value])) }))}
      />
      <AreaField
        label={t('area')}
        name="areaId"
        value={draft.areaId}
        onChange={(areaId) => set({ areaId })}
        problem={problems.areaId}
      />
      <MomentField
        label={t('at')}
        name="at"
        value={draft.at}
        onChange={(at) => set({ at: at ?? cityNow() })}
        problem={problems.occurredAt}
      />
      <PickField<string>
        label={t('leader')}
        optional
        name="leaderPostId"
        value={draft.leaderPostId}
        onChange={(leaderPostId) => set({ leaderPostId })}
        problem={problems.leaderPostId}
        find={findPosts(draft.areaId ?? 1)}
      />
    </>
  )
}

function Stops({ form: { draft, set, problems } }: PartProps) {
  const t = useWords(visitWords)
  const { stops } = draft
  const change = (place: number, next: Partial<StopDraft>) =>
    set({ stops: stops.map((stop, at) => (at === place ? { ...stop, ...next } : stop)) })
  return (
    <Section title={t('stops')}>
      {stops.map((stop, place) => (
        <fieldset key={place} className={styles.found}>
          <legend>{t('stop', { number: place + 1 })}</legend>
          <StopFields
            areaId={draft.areaId}
            value={stop}
            onChange={(next) => change(place, next)}
            problems={under(problems, `stops.${place}`)}
          />
          {stops.length > 1 && (
            <div>
              <Button look="quiet" onClick={() => set({ stops: stops.toSpliced(place, 1) })}>
                {t('stop.drop')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {problems.stops && <p className={styles.none}>{problems.stops[currentLanguage()]}</p>}
      <Button icon="plus" onClick={() => set({ stops: [...stops, { photos: [] }] })}>
        {t('stop.add')}
      </Button>
    </Section>
  )
}
