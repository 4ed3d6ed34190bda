import { useState } from 'react'
import type { z } from 'zod'
import type { Day } from '#kit'
import { today, useFilters, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, DayField, Empty, Note, NumberField, Page, Row, Rows, Section, SelectField } from '#ui'
import { levelBriefings, whatIfLevels } from '../domain/index.ts'
import { CountBar } from './count-bars.tsx'
import { Explanation } from './explanation.tsx'
import { areaLevelPath } from './level-paths.ts'
import styles from './levels.module.css'
import { registerWords } from './register.words.ts'

type WhatIf = z.infer<(typeof whatIfLevels)['answer']>
type Side = WhatIf['a']

/** Two computations side by side; what is supposed stands in the address, so that a link shows the same. */
export function WhatIfPage() {
  const t = useWords(registerWords)
  const areaId = useChosenArea()
  const [filters] = useFilters()
  const { on, set, cases, firstDose, fullDose, plans } = filters
  const supposed = Object.fromEntries(
    Object.entries({ on, set, cases, firstDose, fullDose, plans }).filter(([, value]) => value !== undefined),
  )
  const answer = useRead(whatIfLevels, { areaId, ...supposed } as z.input<(typeof whatIfLevels)['query']> as never)
  return (
    <Page above={<AreaBreadcrumb areaId={areaId} />} title={t('what-if.title')} lead={t('what-if.lead')}>
      <div className={styles.areaBar}>
        <ChosenArea />
      </div>
      <Suppose />
      <Answer to={answer} rows={8}>
        {(shown) => <Sides shown={shown} />}
      </Answer>
    </Page>
  )
}

function Suppose() {
  const t = useWords(registerWords)
  const [filters, setFilters] = useFilters()
  const sets = useRead(levelBriefings, {})
  const number = (key: 'cases' | 'firstDose' | 'fullDose', label: string) => (
    <NumberField
      name={key}
      label={label}
      optional
      value={filters[key] === undefined ? undefined : Number(filters[key])}
      onChange={(value) => setFilters({ [key]: value === undefined ? undefined : String(value) })}
      problem={undefined}
    />
  )
  return (
    <div className={styles.form}>
      <DayField
        name="on"
        label={t('on')}
        value={(filters.on ?? today()) as Day}
        onChange={(day) => setFilters({ on: day })}
        problem={undefined}
      />
      <SelectField
        name="set"
        label={t('set')}
        optional
        options={(sets.data?.sets ?? []).map((set) => ({ value: set.key, label: set.number }))}
        value={filters.set}
        onChange={(set) => setFilters({ set })}
        problem={undefined}
      />
      {number('cases', t('cases'))}
      {number('firstDose', t('first'))}
      {number('fullDose', t('full'))}
      <SelectField
        name="plans"
        label={t('plans')}
        optional
        options={[
          { value: 'met', label: t('plans.met') },
          { value: 'unmet', label: t('plans.unmet') },
        ]}
        value={filters.plans}
        onChange={(plans) => setFilters({ plans })}
        problem={undefined}
      />
    </div>
  )
}

function Sides({ shown }: { readonly shown: WhatIf }) {
  const t = useWords(registerWords)
  const reading = useReading()
  const [most, setMost] = useState(40)
  if (!shown.b.set) return <Note>{t('side.choose')}</Note>
  const say = (level: number | null) => (level === null ? t('changed.unknown') : String(level))
  return (
    <div className={styles.stack}>
      <div className={styles.sides}>
        <OneSide title={t('side.a')} side={shown.a} />
        <OneSide title={t('side.b')} side={shown.b} />
      </div>
      <Section title={t('changed')} note={`${shown.changed.length}/${shown.units}`}>
        {shown.changed.length === 0 ? (
          <Empty title={t('changed.none')} />
        ) : (
          <div className={styles.changed}>
            <Rows label={t('changed')}>
              {shown.changed.slice(0, most).map(({ area, a, b }) => (
                <Row
                  key={area.id}
                  title={reading(area.title)}
                  end={t('changed.line', { a: say(a), b: say(b) })}
                  to={areaLevelPath(area.id)}
                />
              ))}
            </Rows>
          </div>
        )}
        {shown.changed.length > most && (
          <button type="button" className={styles.select} onClick={() => setMost(1_000)}>
            + {shown.changed.length - most}
          </button>
        )}
      </Section>
    </div>
  )
}

function OneSide({ title, side }: { readonly title: string; readonly side: Side }) {
  const t = useWords(registerWords)
  const reading = useReading()
  if (!side.set) {
    return (
      <Section title={title}>
        <Empty title={t('side.none')} />
      </Section>
    )
  }
  const { computed } = side
  return (
    <Section title={`${title}: ${side.set.number}`}>
      <div className={styles.stack}>
        <CountBar counts={{ communes: side.counts, none: side.lacking }} />
        {computed ? (
          <Explanation computed={computed} />
        ) : (
          side.lacks.length > 0 && (
            <Rows label={t('lacking', { count: side.lacking })}>
              {side.lacks.map((words) => (
                <Row key={words.vi} title={reading(words)} />
              ))}
            </Rows>
          )
        )}
      </div>
    </Section>
  )
}
