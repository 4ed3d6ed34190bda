import type { Day, Instant } from '#kit'
import { type PageProps, useGo, useRead, useWords } from '#platform/web'
import { AreasField } from '#rooms/areas/web'
import { Answer, DayField, IntentForm, LongTextField, MomentField, Note, Page, showToast, TextField } from '#ui'
import { type DocumentDetail, documentById } from '../domain/index.ts'
import { documentPath } from './document-marks.tsx'
import { documentWords } from './documents.words.ts'
import { MeasuresField, RelationFields } from './draft-fields.tsx'
import { SignatureFields } from './signature-fields.tsx'
import { useDraftForm } from './use-draft-form.ts'

/** Changes a draft; what is issued is fixed and is changed by a new document only. */
export function EditDraftPage({ params }: PageProps) {
  const t = useWords(documentWords)
  const answer = useRead(documentById, { id: params.documentId ?? '' })
  return (
    <Page title={t('edit')} width="reading">
      <Answer to={answer} rows={8}>
        {(document) =>
          document.state === 'draft' ? <DraftForm document={document} /> : <Note tone="soon">{t('edit.issued')}</Note>
        }
      </Answer>
    </Page>
  )
}

function DraftForm({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const go = useGo()
  const door = useDraftForm(document)
  const { form } = door
  const done = () => {
    showToast({ text: t('edit.done') })
    go(documentPath(document.id))
  }
  const emptied = (name: 'effectiveFrom' | 'effectiveTo' | 'reviewAt') => (at: Instant | undefined) =>
    form.set({ [name]: at ?? null })
  return (
    <IntentForm form={form} submitLabel={t('new.save')} onDone={done} onCancel={() => history.back()}>
      <TextField
        label={t('number')}
        help={t('number.help')}
        optional
        {...form.field('number')}
        onChange={(number) => form.set({ number: number || null })}
      />
      <LongTextField label={t('new.title')} optional {...form.field('title')} />
      <TextField label={t('new.place')} optional {...form.field('place')} />
      <DayField
        label={t('issued')}
        {...form.field('issuedOn')}
        value={(form.values.issuedOn ?? undefined) as Day | undefined}
      />
      <MomentField
        label={t('new.from')}
        timeWhenAbsent="00:00"
        {...form.field('effectiveFrom')}
        onChange={emptied('effectiveFrom')}
      />
      <MomentField
        label={t('new.to')}
        help={t('new.to.help')}
        optional
        timeWhenAbsent="24:00"
        {...form.field('effectiveTo')}
        onChange={emptied('effectiveTo')}
      />
      <MomentField
        label={t('new.review')}
        optional
        timeWhenAbsent="00:00"
        {...form.field('reviewAt')}
        onChange={emptied('reviewAt')}
      />
      <AreasField
        label={t('territory')}
        scope={{ under: document.areaId }}
        {...form.field('territory')}
        onChange={(ids) => form.set({ territory: [...(ids ?? [])] })}
      />
      <RelationFields document={document} door={door} />
      <MeasuresField document={document} door={door} />
      <SignatureFields door={form} capacities={door.catalogue?.capacities ?? []} />
    </IntentForm>
  )
}
