import type { Day, Words } from '#kit'
import { currentLanguage, read, showDay, useReading, useWords } from '#platform/web'
import { PickField, type PickFind, RadioField, TextField } from '#ui'
import {
  type ReportCase,
  SOURCE_KINDS,
  type SourceChoice,
  sourceChoicesContract,
  sourceKinds,
} from '../domain/index.ts'
import { caseWords } from './case.words.ts'

type Source = NonNullable<ReportCase['source']>

interface SourceFieldProps {
  /** Where the person lives: its latest cases are offered first. */
  readonly areaId: number | undefined
  readonly value: Source | undefined
  readonly onChange: (value: Source | undefined) => void
  readonly problem: Words | undefined
  readonly optional?: boolean
}

/** From whom or where somebody has it (nguồn lây): a known case or cluster found by its number or place, travel, or unknown. */
export function SourceField({ areaId, value, onChange, problem, optional = false }: SourceFieldProps) {
  const t = useWords(caseWords)
  const reading = useReading()
  const isKnown = value?.kind === 'known-case' || value?.kind === 'cluster'
  return (
    <>
      <RadioField
        label={t('source')}
        name="source"
        optional={optional}
        value={value?.kind}
        problem={isKnown ? undefined : problem}
        onChange={(kind) => onChange(kind === undefined ? undefined : { kind })}
        options={sourceKinds.map((kind) => ({ value: kind, label: reading(SOURCE_KINDS[kind]) }))}
      />
      {isKnown && <KnownSource key={value.kind} {...{ areaId, value, onChange, problem }} />}
      {value?.kind === 'travel' && (
        <TextField
          label={t('travel')}
          name="source.note"
          value={value.note}
          problem={undefined}
          onChange={(note) => onChange({ kind: 'travel', note })}
        />
      )}
    </>
  )
}

function KnownSource({
  areaId,
  value,
  onChange,
  problem,
}: Omit<SourceFieldProps, 'value'> & { readonly value: Source }) {
  const t = useWords(caseWords)
  const { kind, caseId, clusterId, note } = value
  const find = useFind(kind === 'cluster' ? 'cluster' : 'known-case', areaId)
  if (kind === 'cluster') {
    return (
      <PickField
        label={t('source.cluster')}
        help={t('source.cluster.help')}
        placeholder={t('source.find')}
        name="source.clusterId"
        value={clusterId}
        problem={problem}
        onChange={(id) => onChange({ kind, clusterId: id })}
        find={find}
      />
    )
  }
  return (
    <>
      <PickField
        label={t('source.case')}
        help={t('source.case.help')}
        placeholder={t('source.find')}
        name="source.caseId"
        value={caseId}
        problem={problem}
        onChange={(id) => onChange({ kind, caseId: id })}
        find={find}
      />
      {caseId === undefined && (
        <TextField
          label={t('source.note')}
          optional
          name="source.note"
          value={note}
          problem={undefined}
          onChange={(text) => onChange({ kind, note: text })}
        />
      )}
    </>
  )
}

/** Asks the house as somebody types; what stands there names nobody. */
function useFind(kind: 'known-case' | 'cluster', areaId: number | undefined): PickFind<string> {
  const t = useWords(caseWords)
  return async (text, signal) => {
    const q = text.trim() || undefined
    const { items } = await read(sourceChoicesContract, { kind, areaId, q }, signal)
    return items.map((one) => ({ id: one.id, ...(kind === 'cluster' ? clusterLine(one) : caseLine(one)) }))
  }
  function caseLine({ code, listId, areaTitle, lastOn }: SourceChoice) {
    const place = areaTitle[currentLanguage()]
    const label = listId === null ? code : `${code} · ${listId}`
    return { label, detail: t('source.at', { place, day: showDay(lastOn as Day) }) }
  }
  function clusterLine({ code, cases, areaTitle, firstOn, lastOn }: SourceChoice) {
    const span = { first: showDay(firstOn as Day), last: showDay(lastOn as Day) }
    const place = areaTitle[currentLanguage()]
    return { label: t('source.of', { cases, code }), detail: t('source.span', { place, ...span }) }
  }
}
