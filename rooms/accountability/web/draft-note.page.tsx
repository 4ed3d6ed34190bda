import { useFilters, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { IntentForm, LongTextField, Page, RadioField, SelectField, showToast, TextField } from '#ui'
import { draftNote, type NoteTarget, TARGETS } from '../domain/index.ts'
import { accountabilityWords } from './accountability.words.ts'
import { GroundsField } from './grounds-field.tsx'
import { notePath } from './paths.ts'
import { SubjectField } from './subject-field.tsx'

/** Hours in which whoever is criticised may explain; the rule itself is the profile's, told here for the writer. */
const hoursToExplain = 48

const kindsOfTarget = Object.keys(TARGETS) as NoteTarget[]

/** Drafts praise or criticism; its target is chosen first, its words are scanned when they are sent. */
export function DraftNotePage() {
  const t = useWords(accountabilityWords)
  const go = useGo()
  const [filters] = useFilters()
  const given = Number(filters.areaId)
  const form = useIntentForm(draftNote, {
    draft: 'accountability.draft-note',
    initial: { kind: 'commendation', evidence: [], ...(given > 0 ? { areaId: given } : {}) },
  })
  const area = form.field('areaId')
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('note.drafted', { hours: hoursToExplain }) })
    go(notePath((result as { id: string }).id))
  }
  return (
    <Page title={t('note.new')} width="reading">
      <IntentForm form={form} submitLabel={t('note.new')} onDone={done}>
        <RadioField
          label={t('kind')}
          options={[
            { value: 'commendation', label: t('commendation') },
            { value: 'criticism', label: t('criticism') },
          ]}
          {...form.field('kind')}
        />
        <AreaField label={t('area')} {...area} />
        <TargetField areaId={area.value} {...form.field('target')} />
        <TextField label={t('note.title')} {...form.field('title')} />
        <LongTextField label={t('note.said')} help={t('note.said.help')} {...form.field('said')} />
        <TextField label={t('source')} {...form.field('source')} />
        <GroundsField label={t('evidence')} areaId={area.value} {...form.field('evidence')} />
      </IntentForm>
    </Page>
  )
}

interface TargetFieldProps {
  readonly areaId: number | undefined
  readonly value:
    | { readonly kind: NoteTarget; readonly postId?: string; readonly bodyId?: string; readonly name?: string }
    | undefined
  readonly onChange: (value: never) => void
  readonly problem: { readonly vi: string; readonly en: string } | undefined
}

/** Whom the note is about: the kind first, then which one. */
function TargetField({ areaId, value, onChange, problem }: TargetFieldProps) {
  const t = useWords(accountabilityWords)
  const kind = value?.kind
  const change = (target: object | undefined) => onChange(target as never)
  const isNamed = kind === 'team' || kind === 'force'
  return (
    <>
      <SelectField
        label={t('target')}
        name="target.kind"
        value={kind}
        onChange={(next) => change(next && { kind: next })}
        problem={kind === undefined ? problem : undefined}
        options={kindsOfTarget.map((one) => ({ value: one, label: t(`target.${one}`) }))}
      />
      {(kind === 'post' || kind === 'body') && (
        <SubjectField
          key={`${areaId} ${kind}`}
          label={t('about.pick')}
          help={areaId === undefined ? t('about.area-first') : undefined}
          areaId={areaId}
          kind={kind}
          name="target"
          value={kind === 'post' ? value?.postId : value?.bodyId}
          onChange={(id) => change(kind === 'post' ? { kind, postId: id } : { kind, bodyId: id })}
          problem={problem}
        />
      )}
      {isNamed && (
        <TextField
          label={t('target.name')}
          name="target.name"
          value={value?.name}
          onChange={(name) => change({ kind, name })}
          problem={problem}
        />
      )}
    </>
  )
}
