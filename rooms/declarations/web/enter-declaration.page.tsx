import { useState } from 'react'
import type { Words } from '#kit'
import {
  intentOf,
  newId,
  type Problem,
  refusalProblem,
  send,
  toProblem,
  useAccount,
  useFilters,
  useRead,
  useWords,
} from '#platform/web'
import { Answer, Page, showToast } from '#ui'
import {
  declarationFormContract,
  fillDeclaration,
  type OfficerField,
  type OfficerForm,
  officerFieldOf,
  submitDeclaration,
} from '../domain/index.ts'
import { DeclarationFields, type FormBook } from './declaration-fields.tsx'
import { declarationWords } from './declarations.words.ts'
import { SentDeclaration } from './sent-declaration.tsx'

/**
 * `/declarations/new`: an officer enters what somebody says, or brings on paper. Nothing of the person is kept in this browser: a
 * reload empties the form, unlike other forms of the house.
 */
export function EnterDeclarationPage() {
  const t = useWords(declarationWords)
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const start: OfficerForm = {
    areaId: /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : (homeAreaId ?? undefined),
    channel: 'spoken',
    where: 'none',
  }
  const [sent, setSent] = useState<{ readonly id: string; readonly form: OfficerForm }>()
  const asked = useRead(declarationFormContract, {})
  return (
    <Page title={t('enter')}>
      {sent ? (
        <SentDeclaration {...sent} onAnother={() => setSent(undefined)} />
      ) : (
        <Answer to={asked}>
          {(book) => <EntryForm start={start} book={book} onSent={(id, form) => setSent({ id, form })} />}
        </Answer>
      )}
    </Page>
  )
}

interface EntryProps {
  readonly start: OfficerForm
  readonly book: FormBook
  readonly onSent: (id: string, form: OfficerForm) => void
}

function EntryForm({ start, book, onSent }: EntryProps) {
  const t = useWords(declarationWords)
  const [form, setForm] = useState<OfficerForm>(start)
  const [complaints, setComplaints] = useState<Partial<Record<OfficerField, Words>>>({})
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    const filled = fillDeclaration(form, newId())
    setProblem(undefined)
    setComplaints(filled.ok ? {} : filled.complaints)
    if (!filled.ok) return
    setBusy(true)
    try {
      const intent = intentOf(submitDeclaration, filled.payload)
      const [answer] = await send([intent])
      if (answer?.outcome === 'refused') throw refusalProblem(answer.refusal)
      showToast({ text: t('sent') })
      onSent(intent.id, form)
    } catch (thrown) {
      const told = toProblem(thrown)
      setComplaints(Object.fromEntries(told.fields.map(({ field, words }) => [officerFieldOf(field), words])))
      setProblem(told)
    }
    setBusy(false)
  }
  return (
    <DeclarationFields
      form={form}
      book={book}
      complaints={complaints}
      problem={problem}
      isBusy={isBusy}
      onChange={(change) => setForm({ ...form, ...change })}
      onSubmit={() => void submit()}
    />
  )
}
