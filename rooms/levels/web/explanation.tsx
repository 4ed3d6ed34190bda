import { showNumber, useReading, useWords } from '#platform/web'
import { Empty, LevelMark, Row, Rows, Section, SeverityMark } from '#ui'
import type { InputLine, SetShape, ShownComputed } from '../domain/index.ts'
import { LevelMatrix } from './level-matrix.tsx'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'

interface ExplanationProps {
  readonly computed: ShownComputed
  readonly set?: SetShape | null
  readonly inputs?: readonly InputLine[]
}

/** Why a level is what it is, and what would change it; or what is lacking, by name. */
export function Explanation({ computed, set, inputs = [] }: ExplanationProps) {
  const t = useWords(levelWords)
  if (!computed.ok) return <Lacks lacks={computed.lacks} />
  return (
    <div className={styles.stack}>
      {set && (
        <Section title={t('matrix')}>
          <LevelMatrix set={set} here={{ row: computed.row, column: computed.column }} />
        </Section>
      )}
      <Steps steps={computed.steps} />
      <Changes computed={computed} inputs={inputs} />
    </div>
  )
}

function Steps({ steps }: { readonly steps: Extract<ShownComputed, { ok: true }>['steps'] }) {
  const t = useWords(levelWords)
  const reading = useReading()
  return (
    <Section title={t('steps')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.key} data-fired={(step.fired && step.level !== null) || undefined}>
            {reading(step.words)}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** What is lacking: parameters of the set first, then figures. */
export function Lacks({ lacks }: { readonly lacks: Extract<ShownComputed, { ok: false }>['lacks'] }) {
  const t = useWords(levelWords)
  const reading = useReading()
  const isThreshold = lacks.some(({ what }) => what === 'threshold')
  return (
    <Section title={isThreshold ? t('refused.threshold') : t('refused.input')}>
      <Rows label={t('refused')}>
        {lacks.map((lack) => (
          <Row key={lack.key} mark={<SeverityMark tone="soon" />} title={reading(lack.words)} />
        ))}
      </Rows>
    </Section>
  )
}

function Changes({
  computed,
  inputs,
}: {
  readonly computed: Extract<ShownComputed, { ok: true }>
  readonly inputs: readonly InputLine[]
}) {
  const t = useWords(levelWords)
  const say = useChangeWords(inputs)
  return (
    <Section title={t('changes')}>
      {computed.changes.length === 0 ? (
        <Empty title={t('changes.none')} />
      ) : (
        <ul className={styles.changes}>
          {computed.changes.map((change) => (
            <li key={`${change.input} ${change.to}`}>
              <span>{say(change)}</span>
              {change.level === computed.level ? (
                <span className={styles.small}>{t('change.same')}</span>
              ) : (
                <span>
                  {t('change.to', { level: change.level })} <LevelMark level={change.level} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type Change = Extract<ShownComputed, { ok: true }>['changes'][number]

function useChangeWords(inputs: readonly InputLine[]): (change: Change) => string {
  const t = useWords(levelWords)
  const reading = useReading()
  return ({ input, from, to, unit }) => {
    const line = inputs.find(({ key }) => key === input)
    const blanks = { count: Math.abs(to - from), to: showNumber(to), input: line ? reading(line.title) : input }
    if (unit === 'cases') return t(to < from ? 'change.fewer' : 'change.more', blanks)
    return t(sentences[unit], blanks)
  }
}

const sentences = {
  people: 'change.people',
  percent: 'change.percent',
  'yes-no': 'change.plan',
  number: 'change.number',
} as const
