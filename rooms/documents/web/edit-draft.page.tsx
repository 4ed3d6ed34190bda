import type { Day, Instant } from '#kit'
import { type PageProps, useGo, useIntentForm, useRead, useWords } from '#platform/web'
import { AreasField } from '#rooms/areas/web'
import { Answer, DayField, IntentForm, LongTextField, MomentField, Page, showToast, TextField } from '#ui'
import { type DocumentDetail, documentById, editDraft } from '../domain/index.ts'
import { documentPath } from './document-marks.tsx'
import { documentWords } from './documents.words.ts'

/** Changes a draft; what is issued is fixed and is changed by a new document only. */
export function EditDraftPage({ params }: PageProps) {
  const t = useWords(documentWords)
  const answer = useRead(documentById, { id: params.documentId ?? '' })
  return (
    <Page title={t('edit')} width="reading">
      <Answer to={answer} rows={8}>
        {(document) => <DraftForm document={document} />}
      </Answer>
    </Page>
  )
}

function DraftForm({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const go = useGo()
  const { id, numberRaw, kind, issuer, title, place, signatures, note } = document
  const form = useIntentForm(editDraft, {
    draft: `documents.edit.${id}`,
    initial: {
      documentId: id,
      number: numberRaw,
      kind: kind.code,
      issuer: issuer.code,
      ...{ title, place, signatures: [...signatures], note },
      issuedOn: document.issuedOn,
      effectiveFrom: document.effectiveFrom as Instant | null,
      effectiveTo: document.effectiveTo as Instant | null,
      reviewAt: document.reviewAt as Instant | null,
      territory: document.territory.map((area) => area.id),
    },
  })
  const done = () => {
    showToast({ text: t('edit.done') })
    go(documentPath(id))
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
    </IntentForm>
  )
}
