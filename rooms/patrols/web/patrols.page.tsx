import { useState } from 'react'
import type { Day } from '#kit'
import { today, useFilters, useMay, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Button, DayField, Page, Tabs } from '#ui'
import { CheckList } from './check-list.tsx'
import { DensityFace } from './density.tsx'
import { PlanPatrol, RecordChecks } from './patrol.forms.tsx'
import { PatrolList } from './patrol-list.tsx'
import styles from './patrols.module.css'
import { patrolWords } from './patrols.words.ts'

const faces = { density: DensityFace, patrols: PatrolList, checks: CheckList } as const
type Face = keyof typeof faces
const names = Object.keys(faces) as Face[]

/** Patrols of an area: how dense its checks are from day to day, who goes where, what was recorded. */
export function PatrolsPage() {
  const t = useWords(patrolWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const [open, setOpen] = useState<'plan' | 'record'>()
  const areaId = useChosenArea()
  const current = names.find((name) => name === filters.tab) ?? 'density'
  const day = (filters.day as Day | undefined) ?? today()
  const Shown = faces[current]
  const close = () => setOpen(undefined)
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {may('patrols.record') && (
            <Button look="main" icon="check" onClick={() => setOpen('record')}>
              {t('record')}
            </Button>
          )}
          {may('patrols.plan') && (
            <Button icon="plus" onClick={() => setOpen('plan')}>
              {t('plan')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
        {current !== 'density' && (
          <DayField
            name="day"
            label={t('day')}
            value={day}
            onChange={(next) => next && setFilters({ day: next === today() ? undefined : next })}
            problem={undefined}
          />
        )}
      </div>
      <Tabs
        label={t('title')}
        tabs={names.map((name) => ({ name, label: t(name) }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === 'density' ? undefined : tab, state: undefined })}
      >
        <Shown key={areaId} areaId={areaId} day={day} />
      </Tabs>
      {open === 'plan' && <PlanPatrol areaId={areaId} onClose={close} />}
      {open === 'record' && <RecordChecks areaId={areaId} onClose={close} />}
    </Page>
  )
}
