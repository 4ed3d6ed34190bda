import { useState } from 'react'
import type { Words } from '#kit'
import {
  addToOutbox,
  Banner,
  BigButton,
  type FieldDraft,
  mendIntent,
  newFieldId,
  Screen,
  type ScreenProps,
  StorageFull,
  useBrought,
  useDesk,
  useFieldDraft,
  useOutboxItem,
  useUnfinished,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { adviceFor, fillDeclaration, type OfficerField, receiptCodeOf, submitDeclaration } from '../domain/index.ts'
import { type DeclarationDraft, type FormBook, isDeclaration, newDraft } from './declaration-draft.ts'
import styles from './declarations-field.module.css'
import { fieldDeclarationWords } from './declarations-field.words.ts'
import { DeclareFields } from './declare-fields.tsx'

/** A new declaration; a form that was begun and not finished comes back first. */
export function NewDeclarationScreen() {
  const { desk } = useDesk()
  const [turn, setTurn] = useState(0)
  const [fresh, setFresh] = useState(() => newFieldId(desk))
  const unfinished = useUnfinished()
  if (unfinished === undefined) return null
  const begun = turn === 0 ? unfinished.find(isDeclaration) : undefined
  const another = () => {
    setFresh(newFieldId(desk))
    setTurn(turn + 1)
  }
  return <Declare key={`${fresh} ${turn}`} id={begun?.id ?? fresh} onAnother={another} />
}

/** A declaration that the server refused, to be mended. */
export function MendDeclarationScreen({ params }: ScreenProps) {
  const go = useGo()
  return <Declare id={params.id ?? ''} onAnother={() => go('/field/declarations/new')} />
}

interface DeclareProps {
  readonly id: string
  readonly onAnother: () => void
}

function Declare({ id, onAnother }: DeclareProps) {
  const t = useWords(fieldDeclarationWords)
  const book = useBrought<FormBook>('declarations.form')
  const [sentId, setSentId] = useState<string>()
  if (book === undefined) return null
  return (
    <Screen title={t('title')} back="/field">
      {sentId !== undefined && <Done id={sentId} onAnother={onAnother} />}
      {sentId === undefined && book === null && <Banner tone="alarm">{t('noBook')}</Banner>}
      {sentId === undefined && book && <Form id={id} book={book.value} onDone={setSentId} onDrop={onAnother} />}
    </Screen>
  )
}

function Done({ id, onAnother }: DeclareProps) {
  const t = useWords(fieldDeclarationWords)
  const go = useGo()
  return (
    <>
      <p>{t('done')}</p>
      <p className={styles.code}>{receiptCodeOf(id)}</p>
      <p className={styles.small}>{t('doneHow')}</p>
      <BigButton onClick={onAnother}>{t('another')}</BigButton>
      <BigButton look="plain" onClick={() => go('/field/outbox')}>
        {t('outbox')}
      </BigButton>
    </>
  )
}

interface FormProps {
  readonly id: string
  readonly book: FormBook
  readonly onDone: (id: string) => void
  readonly onDrop: () => void
}

function Form({ id, book, onDone, onDrop }: FormProps) {
  const form = useFieldDraft<DeclarationDraft>(id, () => newDraft(id, book))
  return form ? <Filled draft={form.value} form={form} book={book} onDone={onDone} onDrop={onDrop} /> : null
}

interface FilledProps extends Omit<FormProps, 'id'> {
  readonly draft: DeclarationDraft
  readonly form: FieldDraft<DeclarationDraft>
}

function Filled({ draft, form, book, onDone, onDrop }: FilledProps) {
  const t = useWords(fieldDeclarationWords)
  const { finish, complaints, problem } = useFinish(draft, form, onDone)
  const { symptoms = [], exposure = 'none' } = draft.filled
  const drop = async () => {
    await form.discard()
    onDrop()
  }
  return (
    <>
      <p className={styles.small}>{t('purpose', { days: book.keepDays })}</p>
      {adviceFor({ symptoms: [...symptoms], exposure }) === 'emergency' && (
        <Banner tone="alarm">{t('emergency')}</Banner>
      )}
      <DeclareFields
        filled={draft.filled}
        book={book}
        complaints={complaints}
        onChange={(change) => form.change({ ...draft, filled: { ...draft.filled, ...change } })}
      />
      {problem && <Banner tone="alarm">{problem}</Banner>}
      <BigButton onClick={() => void finish()}>{t('finish')}</BigButton>
      <BigButton look="quiet" onClick={() => void drop()}>
        {t('discard')}
      </BigButton>
    </>
  )
}

type Complaints = Partial<Record<OfficerField, Words>>

/** Puts the form into the outbox; one that was refused goes again, mended. */
function useFinish(draft: DeclarationDraft, form: FieldDraft<DeclarationDraft>, onDone: (id: string) => void) {
  const t = useWords(fieldDeclarationWords)
  const reading = useReading()
  const { desk, sending } = useDesk()
  const known = useOutboxItem(draft.id)
  const [complaints, setComplaints] = useState<Complaints>({})
  const [problem, setProblem] = useState<string>()
  const finish = async () => {
    const filled = fillDeclaration(draft.filled, draft.salt)
    setComplaints(filled.ok ? {} : filled.complaints)
    setProblem(undefined)
    if (!filled.ok) return setProblem(t('mend', { count: Object.keys(filled.complaints).length }))
    await form.settle()
    const isMending = known?.standing === 'refused' || known?.standing === 'held'
    try {
      if (known && isMending) await mendIntent(desk, known.item, filled.payload)
      else
        await addToOutbox(desk, {
          id: draft.id,
          type: submitDeclaration.type,
          title: title(reading),
          payload: filled.payload,
        })
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      return setProblem(t('full'))
    }
    void sending.sendNow()
    onDone(draft.id)
  }
  return { finish, complaints, problem }
}

/** What stands in the outbox: no name. */
const title = (reading: (words: Words) => string) => reading(submitDeclaration.title)
