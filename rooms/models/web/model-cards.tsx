import { Link, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Empty, FilterInput, SheetExport, Tag, usePagedSource } from '#ui'
import { type ModelLine, modelList } from '../domain/index.ts'
import styles from './models.module.css'
import { modelWords } from './models.words.ts'

/** Practices to be read, newest first; the search takes words without accents. */
export function ModelCards() {
  const t = useWords(modelWords)
  const [filters, setFilters] = useFilters()
  const { rows } = usePagedSource(useReadPages(modelList, { q: filters.q, limit: 100 }))
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.search}>
          <FilterInput text={filters.q ?? ''} onChange={(q) => setFilters({ q })} placeholder={t('find')} />
        </div>
        <SheetExport sheet="models.list" filters={{ q: filters.q }} />
      </div>
      {rows?.length === 0 && <Empty>{t(filters.q ? 'none.found' : 'none')}</Empty>}
      <ul className={styles.cards} aria-label={t('library')}>
        {rows?.map((model) => (
          <ModelCard key={model.id} model={model} />
        ))}
      </ul>
    </>
  )
}

function ModelCard({ model }: { readonly model: ModelLine }) {
  const t = useWords(modelWords)
  const reading = useReading()
  return (
    <li className={styles.card}>
      <div>
        <h2>
          <Link to={`/models/${model.id}`}>{model.title}</Link>
        </h2>
        <p className={styles.where}>{reading(model.areaTitle)}</p>
      </div>
      <p className={styles.problem}>{model.problem}</p>
      <p className={styles.quiet}>{model.source}</p>
      <div className={styles.marks}>
        <span>{t('adoptions', { count: model.adoptions })}</span>
        {model.works > 0 && <span>{t('works', { count: model.works })}</span>}
        {model.recommendedTo && <Tag>{t('recommended', { area: reading(model.recommendedTo) })}</Tag>}
      </div>
    </li>
  )
}
