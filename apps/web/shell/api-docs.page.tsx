import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { foldVietnamese } from '#kit'
import { request, useFilters, useReading, useWords } from '#platform/web'
import { Answer, Empty, FilterInput, LinkButton, Page, Section } from '#ui'
import { appWords } from '../words.ts'
import styles from './api-docs.module.css'
import { OperationCard } from './api-operation.tsx'
import { type ApiDocument, type ApiOperation, groupsOf, operationsOf } from './open-api.ts'

/** The API for people: drawn from the same OpenAPI file that programs read. */
export function ApiDocsPage() {
  const t = useWords(appWords)
  const file = useQuery<ApiDocument>({
    queryKey: ['openapi'],
    queryFn: () => request('/openapi.json'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Page
      title={t('api.title')}
      lead={t('api.lead')}
      actions={
        <LinkButton to="/api/openapi.json" icon="download" download>
          {t('api.file')}
        </LinkButton>
      }
    >
      <Answer to={file} rows={10}>
        {(document) => <Operations document={document} />}
      </Answer>
    </Page>
  )
}

function Operations({ document }: { readonly document: ApiDocument }) {
  const t = useWords(appWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const operations = useMemo(() => operationsOf(document), [document])
  const shown = operations.filter((operation) => isWanted(operation, filters.q ?? ''))
  return (
    <div className={styles.plane}>
      <FilterInput placeholder={t('api.filter')} text={filters.q ?? ''} onChange={(q) => setFilters({ q })} />
      {shown.length === 0 && <Empty title={t('api.nothing')} />}
      {groupsOf(shown).map(([group, members]) => (
        <Section
          key={group}
          title={group}
          note={reading({ vi: `${members.length} đường`, en: `${members.length} paths` })}
        >
          {members.map((operation) => (
            <OperationCard key={`${operation.method} ${operation.path}`} operation={operation} document={document} />
          ))}
        </Section>
      ))}
    </div>
  )
}

function isWanted({ method, path, summary, description }: ApiOperation, text: string): boolean {
  const folded = `${foldVietnamese(`${method} ${path} ${summary ?? ''} ${description ?? ''}`)} ${path.toLowerCase()}`
  return text.trim() === '' || folded.includes(foldVietnamese(text)) || folded.includes(text.trim().toLowerCase())
}
