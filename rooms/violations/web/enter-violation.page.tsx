import { useEffect, useRef } from 'react'
import { dayOf, type Instant } from '#kit'
import {
  cityNow,
  cityOffset,
  useAccount,
  useFilters,
  useGo,
  useIntentForm,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import { levelOf } from '#rooms/areas/domain'
import { AreaField, useAreaHead } from '#rooms/areas/web'
import { IntentForm, LongTextField, MomentField, Page, RadioField, Section, showToast, TextField } from '#ui'
import { type BehaviourView, behaviourList, detectViolation, type Subject } from '../domain/index.ts'
import { Assessment } from './assessment.tsx'
import { BehaviourField } from './behaviour-field.tsx'
import { entryWords } from './entry.words.ts'
import { SubjectFields } from './subject-fields.tsx'
import { violationPath } from './violation-paths.ts'
import styles from './violations.module.css'

/** `/violations/new`: what, where, when, who; beside it what the law of that day says. The draft survives a closed lid. */
export function EnterViolationPage() {
  const t = useWords(entryWords)
  const go = useGo()
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const form = useIntentForm(detectViolation, {
    draft: `violations.detect.${filters.findingId ?? filters.siteId ?? ''}`,
    initial: {
      areaId: filters.areaId ? Number(filters.areaId) : homeAreaId,
      actAt: cityNow(),
      subject: { kind: 'individual' } as Subject,
      findingId: filters.findingId,
      siteId: filters.siteId,
    },
  })
  const { areaId, actAt, behaviour, variant, subject } = form.values
  useForgetWide(areaId, () => form.set({ areaId: undefined }))
  const behaviours = useBehaviours(actAt)
  const chosen = behaviours.find(({ code }) => code === behaviour)
  const done = ({ result }: { readonly result: unknown }) => {
    const { violationId, number } = result as { violationId: string; number: string }
    showToast({ text: t('done', { number }) })
    go(violationPath(violationId))
  }
  return (
    <Page title={t('title')}>
      <div className={styles.columns}>
        <IntentForm form={form} submitLabel={t('submit')} onDone={done} onCancel={() => history.back()}>
          <AreaField
            label={t('area')}
            help={t('area.help')}
            scope={{ levels: ['commune', 'group'] }}
            {...form.field('areaId')}
          />
          <MomentField
            label={t('actAt')}
            {...form.field('actAt')}
            value={actAt as Instant | undefined}
            onChange={(next) => form.set({ actAt: next })}
          />
          <BehaviourField
            behaviours={behaviours}
            on={dayOfAct(actAt)}
            {...form.field('behaviour')}
            onChange={(code) => form.set({ behaviour: code, variant: undefined })}
          />
          {chosen && chosen.variants.length > 0 && <VariantField behaviour={chosen} {...form.field('variant')} />}
          <SubjectFields
            value={subject}
            mayChooseKind
            problem={form.field('subject').problem}
            onChange={(next) => form.set({ subject: next })}
          />
          <LongTextField
            label={t('circumstances')}
            help={t('circumstances.help')}
            optional
            {...form.field('circumstances')}
          />
          <TextField label={t('place')} optional {...form.field('place')} />
        </IntentForm>
        <Section title={t('assess.title')}>
          <Assessment
            areaId={areaId}
            actAt={actAt}
            behaviour={chosen}
            variant={variant}
            subjectKind={subject?.kind ?? 'individual'}
            birthDate={subject?.kind === 'individual' ? subject.birthDate : undefined}
          />
        </Section>
      </div>
    </Page>
  )
}

/** The catalogue of the day of the act. */
const dayOfAct = (actAt: string | undefined) =>
  actAt === undefined ? undefined : dayOf(actAt as Instant, cityOffset())

function useBehaviours(actAt: string | undefined): readonly BehaviourView[] {
  const on = dayOfAct(actAt)
  const { data } = useRead(behaviourList, { on }, { enabled: on !== undefined })
  return data?.behaviours ?? []
}

type VariantProps = Omit<Parameters<typeof RadioField<string>>[0], 'label' | 'options'>

function VariantField({ behaviour, ...door }: VariantProps & { readonly behaviour: BehaviourView }) {
  const t = useWords(entryWords)
  const reading = useReading()
  return (
    <RadioField
      {...door}
      label={t('variant')}
      options={behaviour.variants.map(({ key, title }) => ({ value: key, label: reading(title) }))}
    />
  )
}

/** Somebody of a district or the city is not asked to take their own area out: an act happens in a commune or below. */
function useForgetWide(areaId: number | undefined, forget: () => void) {
  const { data: head } = useAreaHead(areaId)
  const act = useRef(forget)
  act.current = forget
  const isWide = head !== undefined && head.id === areaId && ['top', 'district'].includes(levelOf(head.kind))
  useEffect(() => {
    if (isWide) act.current()
  }, [isWide])
}
