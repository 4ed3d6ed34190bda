import type { Day, Words } from '#kit'
import { useWords } from '#platform/web'
import { DayField, RadioField, TextField } from '#ui'
import type { Subject, SubjectKind } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { entryWords } from './entry.words.ts'

interface SubjectFieldsProps {
  readonly value: Subject | undefined
  readonly problem: Words | undefined
  readonly onChange: (value: Subject) => void
  /** The kind cannot change once the dossier is open. */
  readonly mayChooseKind?: boolean | undefined
}

type Change = Partial<
  Record<
    'name' | 'birthDate' | 'idNumber' | 'address' | 'phone' | 'registrationNumber' | 'representative',
    string | undefined
  >
>

/** Who is said to have done it: only what the record needs; a number is never a condition. Sealed as soon as it is sent. */
export function SubjectFields({ value, problem, onChange, mayChooseKind = false }: SubjectFieldsProps) {
  const t = useWords(dossierWords)
  const e = useWords(entryWords)
  const kind: SubjectKind = value?.kind ?? 'individual'
  const subject = value ?? ({ kind } as Subject)
  const set = (change: Change) => onChange({ ...subject, ...change } as Subject)
  const text = (name: keyof Change, label: string, optional = true) => (
    <TextField
      label={label}
      name={name}
      optional={optional}
      value={(subject as Change)[name]}
      problem={name === 'name' ? problem : undefined}
      onChange={(next) => set({ [name]: next || undefined })}
    />
  )
  return (
    <>
      {mayChooseKind && (
        <RadioField
          label={t('fact.subject')}
          name="kind"
          value={kind}
          problem={undefined}
          onChange={(next) => onChange({ kind: next, name: value?.name ?? '' } as Subject)}
          options={(['individual', 'organisation'] as const).map((one) => ({ value: one, label: t(`subject.${one}`) }))}
        />
      )}
      {text('name', t(kind === 'organisation' ? 'person.org' : 'person.name'), false)}
      {subject.kind === 'individual' && (
        <DayField
          label={t('person.birth')}
          help={e('birth.help')}
          optional
          name="birthDate"
          value={subject.birthDate as Day | undefined}
          problem={undefined}
          onChange={(birthDate) => set({ birthDate })}
        />
      )}
      {subject.kind === 'individual' && <GuardianFields subject={subject} onChange={onChange} />}
      {kind === 'individual' ? text('idNumber', t('person.id')) : text('registrationNumber', t('person.registration'))}
      {text('address', t('person.address'))}
      {kind === 'organisation' && text('representative', t('person.representative'))}
      {text('phone', t('person.phone'))}
    </>
  )
}

type Individual = Extract<Subject, { kind: 'individual' }>

/** Parent or guardian: asked for as soon as the birth date may be that of somebody under 18 (SG-13). */
function GuardianFields({
  subject,
  onChange,
}: {
  readonly subject: Individual
  readonly onChange: (value: Subject) => void
}) {
  const t = useWords(dossierWords)
  const e = useWords(entryWords)
  if (subject.guardian === undefined && !mayBeMinor(subject.birthDate)) return null
  return (
    <TextField
      label={t('person.guardian')}
      help={e('guardian.help')}
      name="guardian"
      value={subject.guardian?.name}
      problem={undefined}
      onChange={(name) => {
        const { guardian: _, ...rest } = subject
        onChange(name ? { ...rest, guardian: { ...subject.guardian, name } } : rest)
      }}
    />
  )
}

/** Generous: the exact age on the day of the act is the server's to say. */
function mayBeMinor(birthDate: string | undefined): boolean {
  return birthDate !== undefined && birthDate > '2000-01-01'
}
