import { useFilters, useRead, useReading, useWords } from '#platform/web'
import { Choice, Icon, useMedia } from '#ui'
import { gapGroups } from '../domain/index.ts'
import { gapKeys } from './gap-addresses.ts'
import styles from './gaps.module.css'
import { overviewWords } from './overview.words.ts'

const toggles = ['overdue', 'raised', 'soon'] as const

/** Filters of a list of gaps, kept in the address: state, whose, kind, severity, and what a door brought along. Folded on phones. */
export function GapFilters({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const isWide = useMedia('(min-width: 761px)')
  if (isWide) return <AllFilters areaId={areaId} />
  return (
    <details className={styles.folded}>
      <summary>{t('filter.fold')}</summary>
      <div className={styles.filters}>
        <AllFilters areaId={areaId} />
      </div>
    </details>
  )
}

function AllFilters({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const [filters, setFilters] = useFilters()
  const isClosed = filters.state === 'closed'
  const isForeign = filters.owner !== undefined && filters.owner !== 'mine'
  return (
    <>
      <Choice
        label={t('filter.state')}
        options={[
          { value: 'open', label: t('filter.open') },
          { value: 'closed', label: t('filter.closed') },
        ]}
        value={isClosed ? 'closed' : 'open'}
        onChange={(state) => setFilters({ state: state === 'open' ? undefined : state })}
      />
      <Choice
        label={t('filter.whose')}
        options={[
          { value: 'all', label: t('filter.everybody') },
          { value: 'mine', label: t('filter.mine') },
        ]}
        value={filters.owner === 'mine' ? 'mine' : 'all'}
        onChange={(whose) => setFilters({ owner: whose === 'mine' ? 'mine' : undefined })}
      />
      <RuleSelect areaId={areaId} />
      <SeveritySelect />
      {toggles.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.chip}
          aria-pressed={filters[name] === 'yes'}
          onClick={() => setFilters({ [name]: filters[name] === 'yes' ? undefined : 'yes' })}
        >
          {t(`filter.${name}`)}
        </button>
      ))}
      {filters.reach === 'direct' && (
        <Removable label={t('filter.direct')} onRemove={() => setFilters({ reach: undefined })} />
      )}
      {isForeign && <OwnerChip areaId={areaId} ownerId={filters.owner as string} />}
    </>
  )
}

function RuleSelect({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const state = filters.state === 'closed' ? 'closed' : 'open'
  const { data } = useRead(gapGroups, { id: areaId, by: 'rule', state }, gapKeys)
  return (
    <select
      className={styles.select}
      aria-label={t('by.rule')}
      value={filters.rule ?? ''}
      onChange={(event) => setFilters({ rule: event.target.value })}
    >
      <option value="">{t('filter.rule')}</option>
      {data?.groups.map((group) => (
        <option key={group.key} value={group.key}>
          {reading(group.title)} ({group.count})
        </option>
      ))}
    </select>
  )
}

function SeveritySelect() {
  const t = useWords(overviewWords)
  const [filters, setFilters] = useFilters()
  return (
    <select
      className={styles.select}
      aria-label={t('severity')}
      value={filters.severity ?? ''}
      onChange={(event) => setFilters({ severity: event.target.value })}
    >
      <option value="">{t('filter.severity')}</option>
      {([4, 3, 2, 1] as const).map((severity) => (
        <option key={severity} value={severity}>
          {t(`severity.${severity}`)}
        </option>
      ))}
    </select>
  )
}

/** The person whose pile was opened, by name. */
function OwnerChip({ areaId, ownerId }: { readonly areaId: number; readonly ownerId: string }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const [, setFilters] = useFilters()
  const { data } = useRead(gapGroups, { id: areaId, by: 'owner', owner: ownerId }, gapKeys)
  const group = data?.groups[0]
  return (
    <Removable
      label={group ? reading(group.title) : t('by.owner.all')}
      onRemove={() => setFilters({ owner: undefined })}
    />
  )
}

function Removable({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  const t = useWords(overviewWords)
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed
      aria-label={t('filter.remove', { what: label })}
      onClick={onRemove}
    >
      {label}
      <Icon name="close" size={12} />
    </button>
  )
}
