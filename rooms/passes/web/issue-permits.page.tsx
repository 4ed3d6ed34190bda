import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { read, useAccount, useGo, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { documentList } from '#rooms/documents/domain'
import {
  Answer,
  Breadcrumb,
  Button,
  MomentField,
  Note,
  NumberField,
  Page,
  PasteField,
  PickField,
  RefusalNote,
  SelectField,
  showToast,
} from '#ui'
import { type IssuePermits, issuePermits, permitBookRead } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { holdersIn } from './pasted-holders.ts'

interface Draft {
  readonly areaId: number | undefined
  readonly documentId: string | undefined
  readonly kind: string | undefined
  readonly purpose: string | undefined
  readonly persons: number | undefined
  readonly from: Instant | undefined
  readonly until: Instant | undefined
  readonly people: string | undefined
}

/** One form for one permit or five hundred: what they share above, one person a line below. */
export function IssuePermitsPage() {
  const t = useWords(passWords)
  const answer = useRead(permitBookRead, {})
  return (
    <Page
      title={t('issue')}
      lead={t('issue.lead')}
      width="reading"
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/passes' }, { label: t('issue') }]} />}
    >
      <Answer to={answer} rows={10}>
        {(book) => <IssueForm book={book} />}
      </Answer>
    </Page>
  )
}

type Book = z.infer<typeof permitBookRead.answer>

function IssueForm({ book }: { readonly book: Book }) {
  const t = useWords(passWords)
  const reading = useReading()
  const go = useGo()
  const { homeAreaId } = useAccount()
  const issuing = useIntent(issuePermits)
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, areaId: homeAreaId ?? undefined })
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const kind = book.kinds.find(({ key }) => key === draft.kind)
  const payload = payloadOf(draft)
  const count = holdersIn(draft.people).length
  const issue = async () => {
    const done = payload && (await issuing.ask(payload))
    if (!done) return
    const { permits } = done.result as { permits: readonly { permitId: string }[] }
    showToast({ text: t('issue.done', { count: permits.length }) })
    go(permits.length === 1 ? `/passes/permits/${permits[0]?.permitId}` : '/passes')
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void issue()
      }}
    >
      <AreaField
        name="areaId"
        label={t('area')}
        value={draft.areaId}
        onChange={(areaId) => set({ areaId })}
        problem={undefined}
      />
      <PickField
        name="documentId"
        label={t('document')}
        help={t('document.help')}
        find={findDirectives}
        value={draft.documentId}
        onChange={(documentId) => set({ documentId })}
        problem={undefined}
      />
      <SelectField
        name="kind"
        label={t('kind')}
        value={draft.kind}
        onChange={(next) => set({ kind: next, purpose: book.kinds.find(({ key }) => key === next)?.purposes[0]?.key })}
        options={book.kinds.map(({ key, title }) => ({ value: key, label: reading(title) }))}
        help={kind && (kind.maxDays === null ? t('days.open') : t('days.most', { days: kind.maxDays }))}
        problem={undefined}
      />
      {kind && (
        <SelectField
          name="purpose"
          label={t('purpose')}
          value={draft.purpose}
          onChange={(purpose) => set({ purpose })}
          options={kind.purposes.map(({ key, title }) => ({ value: key, label: reading(title) }))}
          problem={undefined}
        />
      )}
      <NumberField
        name="persons"
        label={t('persons')}
        value={draft.persons}
        onChange={(persons) => set({ persons })}
        problem={undefined}
      />
      <MomentField
        name="from"
        label={t('from')}
        timeWhenAbsent="00:00"
        value={draft.from}
        onChange={(from) => set({ from })}
        problem={undefined}
      />
      <MomentField
        name="until"
        label={t('until')}
        timeWhenAbsent="24:00"
        value={draft.until}
        onChange={(until) => set({ until })}
        problem={undefined}
      />
      <PasteField
        name="people"
        label={t('people')}
        help={t('people.help')}
        value={draft.people}
        onChange={(people) => set({ people })}
        problem={undefined}
      />
      <Note icon="help">
        {t('without.title')}: {book.withoutPermit.trips.map(reading).join('; ')}.
      </Note>
      {issuing.problem && <RefusalNote problem={issuing.problem} />}
      <div className={styles.actions}>
        <Button type="submit" look="main" busy={issuing.state === 'sending'} disabled={payload === undefined}>
          {count > 1 ? t('issue.many', { count }) : t('issue')}
        </Button>
      </div>
    </form>
  )
}

const emptyDraft: Draft = {
  areaId: undefined,
  documentId: undefined,
  kind: undefined,
  purpose: undefined,
  persons: 1,
  from: undefined,
  until: undefined,
  people: undefined,
}

/** What is sent, once everything is there. */
function payloadOf({
  areaId,
  documentId,
  kind,
  purpose,
  persons,
  from,
  until,
  people,
}: Draft): IssuePermits | undefined {
  const holders = holdersIn(people)
  const isWhole = areaId && documentId && kind && purpose && persons && from && until && holders.length > 0
  if (!isWhole) return undefined
  return { areaId, documentId, permits: holders.map((holder) => ({ kind, purpose, holder, persons, from, until })) }
}

async function findDirectives(text: string, signal: AbortSignal) {
  const { items } = await read(documentList, { q: text, state: 'issued', inForceAt: 'now', limit: 8 }, signal)
  return items.map(({ id, number, numberRaw, title }) => ({
    id,
    label: numberRaw ?? number ?? title ?? '',
    detail: title ?? '',
  }))
}
