import { useState } from 'react'
import {
  addToOutbox,
  Banner,
  BigButton,
  Mending,
  mendIntent,
  newFieldId,
  type OutboxItem,
  Screen,
  type ScreenProps,
  StorageFull,
  useDesk,
} from '#platform/field'
import { useGo, useWords } from '#platform/web'
import { type EditHousehold, editHousehold } from '../domain/index.ts'
import { bookWords } from './book.words.ts'
import { changedFields, formOf, type HouseholdForm, withChange } from './household-edit.ts'
import { HouseholdFields } from './household-fields.tsx'
import { baseVersion, type KnownHousehold, useHouseholds } from './use-households.ts'

/** What is written of a household, mended at its door: only what was changed goes, on the version that was looked at. */
export function EditHouseholdScreen({ params }: ScreenProps) {
  return <Edit householdId={params.id ?? ''} />
}

/** The same of a change that the server refused. */
export function MendHouseholdScreen({ params }: ScreenProps) {
  return (
    <Mending<EditHousehold> id={params.id}>
      {({ item, told }) => <Edit householdId={told.householdId} mends={{ item, change: told }} />}
    </Mending>
  )
}

interface EditProps {
  readonly householdId: string
  readonly mends?: { readonly item: OutboxItem; readonly change: EditHousehold }
}

function Edit({ householdId, mends }: EditProps) {
  const t = useWords(bookWords)
  const book = useHouseholds()
  if (book === undefined) return null
  const household = book?.households.get(householdId)
  if (!household)
    return (
      <Screen title={t('title')} back="/field/people">
        <Banner tone="soon">{t('edit.gone')}</Banner>
      </Screen>
    )
  return <Form household={household} householdId={householdId} {...(mends ? { mends } : {})} />
}

function Form({ household, householdId, mends }: EditProps & { readonly household: KnownHousehold }) {
  const t = useWords(bookWords)
  const [before] = useState(() => formOf(household.row))
  const [form, setForm] = useState(() => (mends ? withChange(before, mends.change) : before))
  const { save, problem } = useSave(household, householdId, mends?.item)
  return (
    <Screen title={t('edit.title', { number: household.row.n })} back="/field/people">
      <HouseholdFields form={form} onChange={setForm} />
      {problem && <Banner tone="alarm">{problem}</Banner>}
      <BigButton onClick={() => void save(before, form)}>{t(mends ? 'edit.resend' : 'edit.save')}</BigButton>
    </Screen>
  )
}

/** Puts the change into the outbox, after one's own that waits; a refused one goes again, mended. */
function useSave(household: KnownHousehold, householdId: string, mends: OutboxItem | undefined) {
  const t = useWords(bookWords)
  const { desk, sending } = useDesk()
  const go = useGo()
  const [problem, setProblem] = useState<string>()
  const put = async (changed: Omit<EditHousehold, 'householdId'>) => {
    const { row, own } = household
    const payload: EditHousehold = { householdId, version: baseVersion(household), ...changed }
    if (mends) return mendIntent(desk, mends, payload, row)
    const isUnsent = own?.standing === 'waiting' || own?.standing === 'sending'
    const after = own && isUnsent ? [own.item.id] : []
    const title = t('number', { number: row.n })
    return addToOutbox(desk, { id: newFieldId(desk), type: editHousehold.type, title, payload, before: row, after })
  }
  const save = async (before: HouseholdForm, form: HouseholdForm) => {
    const changed = changedFields(before, form)
    if (Object.keys(changed).length === 0) return setProblem(t('edit.nothing'))
    if (form.size === undefined) return setProblem(t('edit.size'))
    try {
      await put(changed)
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      return setProblem(t('edit.full'))
    }
    void sending.sendNow(true)
    go('/field/people')
  }
  return { save, problem }
}
