import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type Problem, read, showFullDay, showMoment, toProblem, useFilters, useReading, useWords } from '#platform/web'
import { Button, Fact, Facts, Page, RefusalNote, Section, TextField } from '#ui'
import {
  CHANNELS,
  codeExample,
  declarationByCodeContract,
  EXPOSURES,
  type OpenedDeclaration,
  SYMPTOMS,
} from '../domain/index.ts'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'

/** Opens one declaration by its receipt, for a reason that is written down; what was shown goes with the page. */
export function LookupPage() {
  const t = useWords(declarationWords)
  const [filters] = useFilters()
  const [code, setCode] = useState(filters.code ?? '')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [opened, setOpened] = useState<OpenedDeclaration>()
  const [isBusy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    setProblem(undefined)
    setOpened(undefined)
    try {
      setOpened(await read(declarationByCodeContract, { code: code.trim(), reason: reason.trim() }))
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
    setBusy(false)
  }
  return (
    <Page title={t('lookup')} lead={t('lookup.lead')}>
      <form
        className={styles.narrow}
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <TextField
          label={t('code')}
          help={t('code.help', { example: codeExample })}
          name="code"
          value={code}
          onChange={(text) => setCode(text ?? '')}
          problem={undefined}
        />
        <TextField
          label={t('reason')}
          help={t('reason.help')}
          name="reason"
          value={reason}
          onChange={(text) => setReason(text ?? '')}
          problem={undefined}
        />
        {problem && <RefusalNote problem={problem} />}
        <Button look="main" type="submit" busy={isBusy} disabled={code.trim() === '' || reason.trim().length < 5}>
          {t('show')}
        </Button>
      </form>
      {opened && <Opened declaration={opened} />}
    </Page>
  )
}

function Opened({ declaration }: { readonly declaration: OpenedDeclaration }) {
  const t = useWords(declarationWords)
  const reading = useReading()
  const { declared, reasons } = declaration
  const none = <span className={styles.quiet}>{t('person.none')}</span>
  return (
    <Section title={declared.name}>
      <Facts>
        <Fact name={t('person.phone')}>
          {declared.phone ? <a href={`tel:${declared.phone.replaceAll(/[^\d+]/g, '')}`}>{declared.phone}</a> : none}
        </Fact>
        <Fact name={t('person.birthYear')}>{declared.birthYear ?? none}</Fact>
        <Fact name={t('person.address')}>
          {declared.address ?? none} · {reading(declaration.areaTitle)}
        </Fact>
        <Fact name={t('person.origins')}>{originsOf(declaration, reading) || none}</Fact>
        <Fact name={t('person.route')}>{declared.route ?? none}</Fact>
        <Fact name={t('person.symptoms')}>
          {declared.symptoms.map((key) => reading(SYMPTOMS[key])).join(', ') || none}
        </Fact>
        <Fact name={t('person.exposure')}>{reading(EXPOSURES[declared.exposure])}</Fact>
        {reasons.length > 0 && <Fact name={t('why')}>{reasons.map(({ text }) => reading(text)).join('; ')}</Fact>}
        <Fact name={t('declaredAt')}>{showMoment(declaration.declaredAt as Instant)}</Fact>
        <Fact name={t('channel')}>
          {reading(CHANNELS[declaration.channel])}
          {declaration.enteredBy && `, ${declaration.enteredBy}`}
        </Fact>
        <Fact name={t('keptUntil')}>{showFullDay(declaration.keptUntil as Day)}</Fact>
      </Facts>
    </Section>
  )
}

function originsOf({ declared, origins }: OpenedDeclaration, reading: ReturnType<typeof useReading>): string {
  return declared.origins
    .map(({ fromOn, toOn }, at) => {
      const days = [fromOn, toOn].filter((day) => day !== undefined).map((day) => showFullDay(day as Day))
      return [reading(origins[at] ?? { vi: '', en: '' }), days.join(' – ')].filter(Boolean).join(', ')
    })
    .join('; ')
}
