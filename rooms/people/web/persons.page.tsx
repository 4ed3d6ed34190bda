import { useState } from 'react'
import { useAccount, useFilters, useMay, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Page, Row, Rows, Tabs } from '#ui'
import type { ToldPerson } from '../domain/index.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { PersonFields } from './person-fields.tsx'
import { personPath } from './person-paths.ts'
import { CandidateLine } from './person-picker.tsx'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'
import { RequestList } from './request-list.tsx'
import { useAlike } from './use-alike.ts'

const views = [
  { name: 'find', permission: 'people.register' },
  { name: 'duplicates', permission: 'people.merge' },
  { name: 'requests', permission: 'people.receive-requests' },
] as const

/** `/persons`: find a person, decide possible duplicates, see what residents ask. Nobody is named before a reason is given. */
export function PersonsPage() {
  const t = useWords(personWords)
  const may = useMay()
  const { homeAreaId } = useAccount()
  const [filters, setFilters] = useFilters()
  const areaId = /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : (homeAreaId ?? undefined)
  const open = views.filter(({ permission }) => may(permission))
  const view = open.find(({ name }) => name === filters.view)?.name ?? open[0]?.name ?? 'find'
  return (
    <Page title={t('persons')} lead={t('persons.lead')}>
      <div className={styles.place}>
        <AreaField
          name="areaId"
          label={t('area')}
          value={areaId}
          problem={undefined}
          onChange={(id) => setFilters({ areaId: id === undefined ? undefined : String(id) })}
        />
      </div>
      <Tabs
        label={t('persons')}
        tabs={open.map(({ name }) => ({ name, label: t(`view.${name}`) }))}
        current={view}
        onChange={(next) => setFilters({ view: next })}
      >
        {view === 'find' && <FindPerson areaId={areaId} />}
        {view === 'duplicates' && <DuplicateList areaId={areaId} />}
        {view === 'requests' && <RequestList areaId={areaId} />}
      </Tabs>
    </Page>
  )
}

function FindPerson({ areaId }: { readonly areaId: number | undefined }) {
  const t = useWords(personWords)
  const [told, setTold] = useState<ToldPerson>({})
  const alike = useAlike(areaId, told)
  return (
    <div className={styles.find}>
      <p className={styles.quiet}>{t('find.lead')}</p>
      <PersonFields isSearch value={told} onChange={setTold} />
      <div aria-live="polite">
        {alike?.length === 0 && <p className={styles.quiet}>{t('alike.none')}</p>}
        {alike && alike.length > 0 && <h3 className={styles.alikeTitle}>{t('alike')}</h3>}
        {alike && alike.length > 0 && (
          <Rows>
            {alike.map((candidate) => (
              <Row key={candidate.id} title={<CandidateLine candidate={candidate} />} to={personPath(candidate.id)} />
            ))}
          </Rows>
        )}
      </div>
    </div>
  )
}
