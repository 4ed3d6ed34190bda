import type { Day, Instant } from '#kit'
import { showMoment, useAccount, useFilters, useGo, useRead, useReading, useWords } from '#platform/web'
import { AreaField, AreasField } from '#rooms/areas/web'
import {
  DayField,
  IntentForm,
  LongTextField,
  MomentField,
  Note,
  Page,
  RadioField,
  SelectField,
  showToast,
  Tag,
  TextField,
} from '#ui'
import { documentById, issuerDictionary, parseDocumentNumber } from '../domain/index.ts'
import { documentPath } from './document-marks.tsx'
import { documentWords } from './documents.words.ts'
import { FoundBases } from './found-bases.tsx'
import { SignatureFields } from './signature-fields.tsx'
import { type Successor, useDocumentForm } from './use-document-form.ts'

type Door = ReturnType<typeof useDocumentForm>

/** Puts a document on file; dates, numbers and pasted passages are read as people write them, the draft is kept. */
export function RegisterDocumentPage() {
  const t = useWords(documentWords)
  const go = useGo()
  const { homeAreaId } = useAccount()
  const [filters] = useFilters()
  const successor = successorOf(filters)
  const door = useDocumentForm(homeAreaId, successor)
  const { form } = door
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('new.done') })
    go(documentPath((result as { documentId: string }).documentId))
  }
  return (
    <Page title={t('new')} width="reading">
      {successor && <SuccessorNote successor={successor} />}
      <IntentForm form={form} submitLabel={t('new.save')} onDone={done} onCancel={() => history.back()}>
        <RadioField
          label={t('new.entry')}
          options={(['own', 'received', 'cited'] as const).map((value) => ({ value, label: t(`new.entry.${value}`) }))}
          {...form.field('entry')}
        />
        <IdentityFields door={door} />
        {form.values.entry !== 'cited' && <ContentFields door={door} />}
      </IntentForm>
    </Page>
  )
}

function successorOf(filters: Readonly<Record<string, string>>): Successor | undefined {
  if (filters.extends !== undefined) return { kind: 'extends', to: filters.extends }
  return filters.replaces === undefined ? undefined : { kind: 'replaces', to: filters.replaces }
}

function SuccessorNote({ successor }: { readonly successor: Successor }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const { data } = useRead(documentById, { id: successor.to })
  if (!data) return null
  const to = data.effectiveTo === null ? '' : ` (${showMoment(data.effectiveTo as Instant)})`
  return <Note>{t(`new.${successor.kind}`, { document: `${reading(data.label)}${to}` })}</Note>
}

/** By what the document is known: issuer, kind, number, day. */
function IdentityFields({ door: { form, catalogue, areas } }: { readonly door: Door }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const { values } = form
  const isOwn = values.entry === 'own'
  const own = [...areas].find(([, id]) => id === values.areaId)?.[0]
  const issuers = (catalogue?.issuers ?? []).filter(({ standing }) => !isOwn || standing === own)
  const chosen = issuers.find(({ code }) => code === values.issuer)
  const placeIssuer = (issuer: string | undefined) => {
    const standing = issuers.find(({ code }) => code === issuer)?.standing
    const issuerAreaId = isOwn ? values.areaId : standing === 'nation' ? null : areas.get(standing ?? '')
    form.set({ issuer, issuerAreaId: issuerAreaId as number })
  }
  const needsArea = !isOwn && chosen !== undefined && chosen.standing !== 'nation' && !areas.has(chosen.standing)
  const setArea = (areaId: number | undefined) =>
    form.set({ areaId, issuerAreaId: areaId as number, territory: areaId === undefined ? [] : [areaId] })
  return (
    <>
      <AreaField label={t('new.area')} {...form.field('areaId')} onChange={setArea} />
      <SelectField
        label={t('issuer')}
        options={issuers.map(({ code, name }) => ({ value: code, label: reading(name) }))}
        {...form.field('issuer')}
        onChange={placeIssuer}
      />
      {needsArea && <AreaField label={t('new.issuer-area')} {...form.field('issuerAreaId')} />}
      <SelectField
        label={t('kind')}
        options={(catalogue?.kinds ?? []).map(({ code, name }) => ({ value: code, label: reading(name) }))}
        {...form.field('kind')}
      />
      <NumberLine door={{ form, catalogue }} />
      <DayField label={t('issued')} optional {...form.field('issuedOn')} value={values.issuedOn as Day | undefined} />
    </>
  )
}

/** The number, with how it was read or why it cannot be. */
function NumberLine({ door: { form, catalogue } }: { readonly door: Pick<Door, 'form' | 'catalogue'> }) {
  const t = useWords(documentWords)
  const { value, problem, ...field } = form.field('number')
  const read =
    catalogue && value
      ? parseDocumentNumber(
          value,
          issuerDictionary(catalogue.issuers.map((row) => ({ ...row, symbols: [...row.symbols] }))),
        )
      : undefined
  const complaint = problem ?? (read && !read.ok ? read.refusal.words : undefined)
  return (
    <div>
      <TextField label={t('number')} help={t('number.help')} optional {...field} value={value} problem={complaint} />
      {read?.ok && read.value.canonical !== value && <Tag>{t('number.read', { number: read.value.canonical })}</Tag>}
    </div>
  )
}

/** What it says, for whom, until when, on what ground, and who signs. */
function ContentFields({ door: { form, texts, bases, catalogue } }: { readonly door: Door }) {
  const t = useWords(documentWords)
  const { values } = form
  const scope = values.entry === 'own' && values.areaId !== undefined ? { under: values.areaId } : {}
  const setText = (name: keyof typeof texts.value) => (text: string | undefined) =>
    texts.change({ ...texts.value, [name]: text ?? '' })
  return (
    <>
      <LongTextField label={t('new.title')} optional {...form.field('title')} />
      <TextField label={t('new.place')} optional {...form.field('place')} />
      <MomentField label={t('new.from')} optional timeWhenAbsent="00:00" {...form.field('effectiveFrom')} />
      <MomentField
        label={t('new.to')}
        help={t('new.to.help')}
        optional
        timeWhenAbsent="24:00"
        {...form.field('effectiveTo')}
      />
      <MomentField label={t('new.review')} optional timeWhenAbsent="00:00" {...form.field('reviewAt')} />
      <AreasField
        label={t('territory')}
        optional
        scope={scope}
        {...form.field('territory')}
        onChange={(ids) => form.set({ territory: [...(ids ?? [])] })}
      />
      <LongTextField
        label={t('new.bases')}
        help={t('new.bases.help')}
        optional
        name="bases"
        value={texts.value.bases}
        onChange={setText('bases')}
        problem={form.field('relations').problem}
      />
      <FoundBases bases={bases} />
      <LongTextField
        label={t('new.measures')}
        help={t('new.measures.help')}
        optional
        name="measures"
        value={texts.value.measures}
        onChange={setText('measures')}
        problem={form.field('measures').problem}
      />
      <LongTextField
        label={t('recipients')}
        help={t('send.lines.help')}
        optional
        name="recipients"
        value={texts.value.recipients}
        onChange={setText('recipients')}
        problem={form.field('recipients').problem}
      />
      <SignatureFields door={form} capacities={catalogue?.capacities ?? []} />
    </>
  )
}
