import { useFilters, useMay, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Page, Tabs } from '#ui'
import { Coverage } from './coverage.tsx'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { Holidays } from './holidays.tsx'
import { Hotlines } from './hotlines.tsx'
import { MyShifts } from './my-shifts.tsx'

const faces = { coverage: Coverage, hotlines: Hotlines, holidays: Holidays } as const
type Face = keyof typeof faces

/** Duty: my shifts, the coverage of an area, the numbers people call, the holidays. */
export function DutyPage() {
  const t = useWords(dutyWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const stands = may('duty.stand')
  const first = stands ? 'mine' : 'coverage'
  const current = filters.tab && filters.tab in faces ? (filters.tab as Face) : first
  const areaId = useChosenArea()
  const Shown = current === 'mine' ? undefined : faces[current]
  const names = [...(stands ? ['mine' as const] : []), ...(Object.keys(faces) as Face[])]
  return (
    <Page title={t('title')}>
      <Tabs
        label={t('title')}
        tabs={names.map((name) => ({ name, label: t(name) }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === first ? undefined : tab, q: undefined, only: undefined })}
      >
        {Shown === undefined ? (
          <MyShifts />
        ) : (
          <>
            <div className={styles.bar}>
              <ChosenArea />
            </div>
            <Shown key={areaId} areaId={areaId} />
          </>
        )}
      </Tabs>
    </Page>
  )
}
