import { useFilters, useMay, useSession, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Page, Tabs } from '#ui'
import { Coverage } from './coverage.tsx'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { Holidays } from './holidays.tsx'
import { hotlineWords } from './hotline.words.ts'
import { Hotlines } from './hotlines.tsx'
import { MyShifts } from './my-shifts.tsx'

const faces = { coverage: Coverage, hotlines: Hotlines, holidays: Holidays } as const
type Face = keyof typeof faces

/** Duty: my shifts, the coverage of an area, the numbers people call, the holidays. */
export function DutyPage() {
  const t = useWords(dutyWords)
  const h = useWords(hotlineWords)
  const may = useMay()
  const account = useSession()?.account
  const [filters, setFilters] = useFilters()
  const stands = may('duty.stand')
  const first = stands ? 'mine' : 'coverage'
  const current = filters.tab && filters.tab in faces ? (filters.tab as Face) : first
  const areaId = /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : (account?.homeAreaId ?? 1)
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
              <AreaField
                name="areaId"
                label={h('hot.area')}
                value={areaId}
                onChange={(id) => setFilters({ areaId: id === undefined ? undefined : String(id) })}
                problem={undefined}
              />
            </div>
            <Shown key={areaId} areaId={areaId} />
          </>
        )}
      </Tabs>
    </Page>
  )
}
